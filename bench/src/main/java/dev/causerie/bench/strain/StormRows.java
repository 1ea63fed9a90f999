package dev.causerie.bench.strain;

import dev.causerie.bench.load.Returners;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.ServerProcess;
import dev.causerie.bench.row.Figure;
import dev.causerie.bench.row.Goal;
import dev.causerie.bench.row.Table;
import dev.causerie.bench.talk.Chatter;
import dev.causerie.bench.talk.Database;
import dev.causerie.bench.talk.Findings;
import dev.causerie.bench.talk.Findings.Count;
import dev.causerie.bench.talk.Party;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// P11: as many visitors as a process may hold, and the server is restarted. All of them come back at once, while some
/// of them go on talking, and what those say is compared at the end.
/// 17,000, since the generator may open 20,000 files too, and holds some of the old sockets while it opens new ones.
public final class StormRows {
    private static final int THREADS = 2;
    private static final int CROWD = 17_000;
    private static final int CROWD_QUICK = 1_000;
    private static final int TALKERS = 20;
    private static final int AGENTS = 2;
    private static final int RATE = 100;
    private static final double NANOS = 1e9;
    private static final long GLANCE_NANOS = 1_000_000;
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long PEACE_NANOS = 3_000_000_000L;

    private final Launches launches;
    private final int rounds;
    private final int crowd;
    private final Figure served = new Figure();
    private final Figure whole = new Figure();
    private final Figure down = new Figure();
    private final Figure worst = new Figure();
    private final Figure refused = new Figure();
    private final Figure lost = new Figure();

    public StormRows(Launches launches, Options options) {
        this.launches = launches;
        this.rounds = options.number("rounds", options.quick() ? 1 : 3);
        this.crowd = options.number("visitors", options.quick() ? CROWD_QUICK : CROWD);
    }

    /// @param table gets one set of rows for each of the two ways to go down
    public void run(Table table) {
        for (boolean kill : List.of(false, true)) {
            StormRows one = new StormRows(launches, rounds, crowd);
            one.storm(kill);
            one.report(table, kill ? "SIGKILL" : "SIGTERM");
        }
    }

    private StormRows(Launches launches, int rounds, int crowd) {
        this.launches = launches;
        this.rounds = rounds;
        this.crowd = crowd;
    }

    private void report(Table table, String how) {
        String all = "%,d back after %s".formatted(crowd, how);
        Figure none = new Figure();
        table.add("P11", all + ", s from ready", served, none, Goal.atMost(10));
        table.add("P11", "of that: talkers whole, s from ready", whole, none, Goal.none());
        table.add("P11", "server away, s", down, none, Goal.none());
        table.add("P11", "longest wait of a message, s from ready", worst, none, Goal.none());
        table.add("P11", "refused for good", refused, none, Goal.atMost(0));
        table.add("P11", "messages lost, doubled, out of order", lost, none, Goal.atMost(0));
    }

    private void storm(boolean kill) {
        Launch launch = launches.product();
        ServerProcess server = ServerProcess.start(launch);
        try (Sockets sockets = new Sockets(THREADS);
                Party party = new Party(launch.port());
                Returners visitors = new Returners(sockets, launch.port(), Launches.WIDGET_KEY)) {
            party.gather(TALKERS, AGENTS);
            visitors.gather(crowd - TALKERS - AGENTS);
            Chatter chatter = new Chatter(party.pairs(), RATE, new Random(1));
            Thread talking = Thread.ofPlatform().daemon().start(chatter);
            chatter.talk();
            for (int n = 1; n <= rounds; n++) {
                LockSupport.parkNanos(PEACE_NANOS);
                long gone = System.nanoTime();
                if (kill) {
                    server.kill();
                } else {
                    server.close();
                }
                server = ServerProcess.start(launch.again());
                down.add((server.readyAt() - gone) / NANOS);
                watch(server.readyAt(), visitors, party);
            }
            chatter.pause();
            long silence = System.nanoTime();
            await(() -> party.wholeSince(silence), party::toString);
            chatter.end();
            LockSupport.unpark(talking);
            Findings found = party.compare(Database.sqlite(launch.data()));
            found.details().forEach(System.out::println);
            lost.add(found.count(Count.LOST)
                    + found.count(Count.DOUBLED)
                    + found.count(Count.OUT_OF_ORDER)
                    + found.count(Count.OTHER));
            refused.add(visitors.refusedForGood());
            System.out.printf("  %s; talkers sent %d%n", visitors.state(), found.count(Count.SENT));
        } finally {
            server.close();
        }
        launch.deleteData();
    }

    /// Until everybody is back; meanwhile it looks at how long what is said has to wait.
    private void watch(long ready, Returners visitors, Party party) {
        long longest = 0;
        long wholeAt = 0;
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (visitors.present() < visitors.size() || wholeAt == 0) {
            long now = System.nanoTime();
            if (now > end) {
                throw new IllegalStateException(visitors.state() + "; " + party.missing(now));
            }
            longest = Math.max(longest, now - Math.max(ready, party.oldestUnsettled(now)));
            if (wholeAt == 0 && party.wholeSince(ready)) {
                wholeAt = now;
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
        served.add((System.nanoTime() - ready) / NANOS);
        whole.add((wholeAt - ready) / NANOS);
        worst.add(longest / NANOS);
        System.out.printf(
                "  all back %.2f s after ready, talkers whole after %.2f s%n",
                (System.nanoTime() - ready) / NANOS, (wholeAt - ready) / NANOS);
    }

    private static void await(java.util.function.BooleanSupplier reached, java.util.function.Supplier<String> state) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not reached: " + state.get());
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }
}
