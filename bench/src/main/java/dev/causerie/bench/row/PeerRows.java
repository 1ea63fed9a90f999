package dev.causerie.bench.row;

import dev.causerie.bench.load.SocketIoCrew;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.xmpp.XmppCrew;
import java.util.stream.Stream;

/// P7: the same chats on what a team could take or write instead, in turn with the product. A message counts as
/// everywhere: stored, acknowledged, and with the agent.
record PeerRows(String name, String what, Limits limits, MessageRows product, MessageRows peer) {
    /// On messages a second, and on those for each second of CPU time.
    record Limits(Goal perSecond, Goal perCore) {}

    /// ejabberd gets a tenth of the fixed rate, and so does the product beside it: it cannot bear more everywhere.
    private static final int CALMER = 10;

    /// It writes each agent's archive one message after the other; with two agents that would be all that is measured.
    private static final int EJABBERD_AGENTS = 50;

    static PeerRows socketIo(Launches launches, Scale scale) {
        Target peer = Target.peer("bare socket.io", () -> launches.peer("socketio"), SocketIoCrew::new);
        return of(
                peer,
                "socket.io 4.8 + better-sqlite3",
                new Limits(Goal.atLeastTimes(1.5), Goal.none()),
                launches,
                scale);
    }

    static PeerRows ejabberd(Launches launches, Scale scale) {
        Target peer = Target.peer(
                "ejabberd",
                () -> launches.peer("ejabberd"),
                (sockets, port, _) -> new XmppCrew(sockets, port, EJABBERD_AGENTS));
        Limits limits = new Limits(Goal.none(), Goal.atLeastTimes(10));
        return of(peer, "ejabberd + PostgreSQL", limits, launches, scale.at(scale.rate() / CALMER));
    }

    private static PeerRows of(Target peer, String what, Limits limits, Launches launches, Scale scale) {
        MessageRows product = new MessageRows(Target.product(launches::product), scale);
        return new PeerRows(peer.name(), what, limits, product, new MessageRows(peer, scale));
    }

    void round() {
        peer.round();
        product.round();
    }

    Stream<String> doubts() {
        return Stream.of(product, peer).flatMap(rows -> rows.doubt().stream());
    }

    void report(Table table) {
        table.add("P7", "messages/s, beside " + what, product.perSecond, peer.perSecond, limits.perSecond);
        table.add("P7", "messages/s for each core used", product.perCore, peer.perCore, limits.perCore);
        table.add("P7", "CPU µs/message, saturated", product.cpuSaturated, peer.cpuSaturated, Goal.none());
        table.add("P7", "CPU µs/message, fixed rate", product.cpuPaced, peer.cpuPaced, Goal.none());
        table.add("P7", "send → delivered p50, µs", product.deliverP50, peer.deliverP50, Goal.none());
        table.add("P7", "send → delivered p99, µs", product.deliverP99, peer.deliverP99, Goal.none());
        table.add("P7", "CPU used by others meanwhile, %", product.others, peer.others, Goal.none());
    }
}
