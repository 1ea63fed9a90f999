package dev.causerie.bench.row;

import dev.causerie.bench.load.SocketIoCrew;
import dev.causerie.bench.process.Launches;

/// P7: the same chats on what a team could take or write instead. A message counts as everywhere: stored, acknowledged,
/// and with the agent.
final class PeerRows {
    private final MessageRows product;
    private final MessageRows bare;

    PeerRows(Launches launches, Scale scale) {
        product = new MessageRows(Target.product(launches::product), scale);
        bare = new MessageRows(
                Target.peer("bare socket.io", () -> launches.peer("socketio"), SocketIoCrew::new), scale);
    }

    void round() {
        bare.round();
        product.round();
    }

    void report(Table table) {
        table.add(
                "P7",
                "messages/s, beside socket.io 4.8 + better-sqlite3, group commit, synchronous=FULL",
                product.perSecond,
                bare.perSecond,
                Goal.atLeastTimes(1.5));
        table.add("P7", "CPU µs/message, saturated", product.cpuSaturated, bare.cpuSaturated, Goal.none());
        table.add("P7", "CPU µs/message, fixed rate", product.cpuPaced, bare.cpuPaced, Goal.none());
        table.add("P7", "send → delivered p50, µs", product.deliverP50, bare.deliverP50, Goal.none());
        table.add("P7", "send → delivered p99, µs", product.deliverP99, bare.deliverP99, Goal.none());
        table.add("P7", "CPU used by others meanwhile, %", product.others, bare.others, Goal.none());
    }
}
