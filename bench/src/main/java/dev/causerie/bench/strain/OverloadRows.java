package dev.causerie.bench.strain;

import dev.causerie.bench.load.Crew;
import dev.causerie.bench.load.Flood;
import dev.causerie.bench.load.Flood.Sum;
import dev.causerie.bench.load.FloodCrew;
import dev.causerie.bench.load.Load;
import dev.causerie.bench.load.ProductCrew;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.process.Heap;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.Proc;
import dev.causerie.bench.process.ServerProcess;
import dev.causerie.bench.row.Figure;
import dev.causerie.bench.row.Goal;
import dev.causerie.bench.row.Table;
import dev.causerie.bench.talk.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Three times the load that it can take, for a while, without regard for the answers. Then everything is compared with
/// the database, what was not stored is sent again under its own id, and everything is compared once more.
public final class OverloadRows {
    private static final int THREADS = 2;
    private static final int AGENTS = 2;
    private static final int TIMES = 3;
    private static final double MIB = 1024 * 1024;
    private static final double NANOS = 1e9;
    private static final long GLANCE_NANOS = 50_000_000;
    private static final long SILENCE_NANOS = 5_000_000_000L;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final Launches launches;
    private final int chats;
    private final int window;
    private final Duration warmUp;
    private final Duration measure;
    private final Duration flood;
    private final List<String> found = new ArrayList<>();

    public OverloadRows(Launches launches, Options options) {
        boolean quick = options.quick();
        this.launches = launches;
        this.chats = options.number("chats", quick ? 100 : 1_000);
        this.window = quick ? 20 : 2;
        this.warmUp = Duration.ofSeconds(quick ? 2 : 8);
        this.measure = Duration.ofSeconds(quick ? 2 : 8);
        this.flood = Duration.ofSeconds(quick ? 4 : 20);
    }

    /// @return whether nothing acknowledged was lost, nothing refused was kept, and everything came in at last
    public boolean run(Table table) {
        double capacity = capacity();
        System.out.printf("  it can do %,.0f messages/s, so it is sent %,.0f%n", capacity, TIMES * capacity);
        Launch launch = launches.product();
        try (ServerProcess server = ServerProcess.start(launch);
                Sockets sockets = new Sockets(THREADS)) {
            List<Flood> floods = new FloodCrew(sockets, server.port(), Launches.WIDGET_KEY).seat(chats);
            drown(table, capacity, floods, server);
            floods.forEach(Flood::end);
        }
        launch.deleteData();
        found.forEach(System.out::println);
        table.add(
                "overload",
                "lost, doubled, refused yet stored, odd answers",
                Figure.of(found.size()),
                new Figure(),
                Goal.atMost(0));
        return found.isEmpty();
    }

    private double capacity() {
        Launch launch = launches.product();
        double[] perSecond = {0};
        try (ServerProcess server = ServerProcess.start(launch);
                Sockets sockets = new Sockets(THREADS);
                Crew crew = new ProductCrew(sockets, server.port(), AGENTS, Launches.WIDGET_KEY)) {
            Load load = crew.take(chats);
            load.saturate(window, warmUp, () -> {
                long done = load.done();
                load.pause(measure);
                perSecond[0] = (load.done() - done) / (measure.toNanos() / NANOS);
            });
        }
        launch.deleteData();
        return perSecond[0];
    }

    private void drown(Table table, double capacity, List<Flood> floods, ServerProcess server) {
        long heapBefore = Heap.liveBytes(server.pid());
        long began = System.nanoTime();
        long highest = 0;
        floods.forEach(each -> each.flow(TIMES * capacity / floods.size()));
        while (System.nanoTime() - began < flood.toNanos()) {
            LockSupport.parkNanos(GLANCE_NANOS);
            highest = Math.max(highest, Proc.rssBytes(server.pid()));
        }
        double seconds = (System.nanoTime() - began) / NANOS;
        floods.forEach(Flood::stop);
        Sum during = sum(floods);
        long calm = System.nanoTime();
        await(() -> answered(floods), floods);
        double recovered = Math.max(0, (sum(floods).answer() - calm) / NANOS);
        compare(floods, server);
        floods.forEach(Flood::insist);
        long again = System.nanoTime();
        await(() -> floods.stream().allMatch(Flood::settled), floods);
        System.out.printf("  all of it in after %.2f s more%n", (System.nanoTime() - again) / NANOS);
        compare(floods, server);
        floods.forEach(each -> found.addAll(each.faults()));
        long heapAfter = Heap.liveBytes(server.pid());
        floods.forEach(each -> System.out.println("  close codes: " + each.closes()));
        Figure none = new Figure();
        table.add("overload", "messages/s it can do", Figure.of(capacity), none, Goal.none());
        table.add("overload", "asked a second", Figure.of(TIMES * capacity), none, Goal.none());
        table.add("overload", "of that sent a second", Figure.of(during.sent() / seconds), none, Goal.none());
        table.add(
                "overload",
                "held back by the network a second",
                Figure.of(during.heldBack() / seconds),
                none,
                Goal.none());
        table.add("overload", "stored a second meanwhile", Figure.of(during.stored() / seconds), none, Goal.none());
        table.add("overload", "refused a second", Figure.of(during.refusals() / seconds), none, Goal.none());
        table.add("overload", "last answer after the flood, s", Figure.of(recovered), none, Goal.atMost(5));
        table.add("overload", "highest memory, MiB", Figure.of(highest / MIB), none, Goal.atMost(1_536));
        table.add("overload", "live heap before, MiB", Figure.of(heapBefore / MIB), none, Goal.none());
        table.add("overload", "live heap afterwards, MiB", Figure.of(heapAfter / MIB), none, Goal.none());
    }

    /// Whoever was cut off gets no answer any more: then it is enough that nobody has been given one for a while.
    private static boolean answered(List<Flood> floods) {
        Sum sum = sum(floods);
        boolean cutOff = floods.stream().anyMatch(each -> !each.closes().isEmpty());
        return sum.unanswered() == 0 || cutOff && System.nanoTime() - sum.answer() > SILENCE_NANOS;
    }

    private void compare(List<Flood> floods, ServerProcess server) {
        var acknowledged = floods.stream().map(Flood::acknowledged).toList();
        var stored = Database.places(Database.sqlite(server.launch().data()), found);
        for (int n = 0; n < floods.size(); n++) {
            found.addAll(floods.get(n).compare(acknowledged.get(n), stored));
        }
    }

    private static Sum sum(List<Flood> floods) {
        return floods.stream().map(Flood::sum).reduce(Sum::plus).orElseThrow();
    }

    private void await(java.util.function.BooleanSupplier reached, List<Flood> floods) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                found.add("not answered: " + sum(floods));
                return;
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }
}
