package dev.causerie.bench.kill;

import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Machine;
import dev.causerie.bench.process.Options;
import dev.causerie.bench.process.ServerProcess;
import dev.causerie.bench.row.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// `bench kill`: SIGKILL at random moments under load, restart, and everything is counted, again and again.
public final class KillBench {
    private static final int KILLS = 50;
    private static final int VISITORS = 60;
    private static final int AGENTS = 3;
    private static final int RATE = 800;
    private static final int LONGEST_LIFE_MILLIS = 2_500;
    private static final int TOO_EARLY_IN_HUNDRED = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long GLANCE_NANOS = 5_000_000;

    private final int kills;
    private final int visitors;
    private final int agents;
    private final int rate;
    private final long seed;
    private final Random random;
    private final Launch launch;
    private ServerProcess server;
    private Duration slowestRestart = Duration.ZERO;
    private final Figure reconnections = new Figure();
    private final Figure recoveries = new Figure();

    public KillBench(Options options) {
        kills = options.number("kills", KILLS);
        visitors = options.number("visitors", VISITORS);
        agents = options.number("agents", AGENTS);
        rate = options.number("rate", RATE);
        seed = options.has("seed") ? options.number("seed", 0) : System.nanoTime() & Integer.MAX_VALUE;
        random = new Random(seed);
        Path data = options.work().resolve("kill");
        launch = new Launches(options).product(options.port(0), data);
    }

    /// @return whether nothing was lost, doubled or out of order
    public boolean run() {
        System.out.printf(
                "%s%n%d kills, %d visitors, %d agents, about %d messages/s, seed %d%n",
                Machine.facts(), kills, visitors, agents, rate, seed);
        server = ServerProcess.start(launch);
        boolean clean = talkAndKill();
        if (clean) {
            launch.deleteData();
        }
        return clean;
    }

    private boolean talkAndKill() {
        try (Party party = new Party()) {
            party.gather(launch.port(), visitors, agents);
            Chatter chatter = new Chatter(party.pairs(), rate, random);
            Thread talking = Thread.ofPlatform().name("chatter").daemon().start(chatter);
            try {
                return report(rounds(party, chatter));
            } finally {
                chatter.end();
                LockSupport.unpark(talking);
            }
        } finally {
            server.close();
        }
    }

    private Findings rounds(Party party, Chatter chatter) {
        Findings findings = null;
        for (int kill = 1; kill <= kills; kill++) {
            chatter.talk();
            live();
            killAndRestart();
            if (kill < kills && random.nextInt(100) < TOO_EARLY_IN_HUNDRED) {
                System.out.printf("kill %d: the next comes before everybody is back%n", kill);
                continue;
            }
            recover(party);
            chatter.pause();
            long silence = System.nanoTime();
            await(party, () -> party.wholeSince(silence), "quiet");
            findings = party.compare(launch.data());
            System.out.printf(
                    "kill %d: sent %d, acknowledged %d, stored %d%s%n",
                    kill, findings.sent, findings.acknowledged, findings.stored, findings.clean() ? "" : " – FAULTS");
            if (!findings.clean()) {
                return findings;
            }
        }
        return findings;
    }

    private void live() {
        LockSupport.parkNanos(
                Duration.ofMillis(random.nextInt(LONGEST_LIFE_MILLIS)).toNanos());
    }

    private void killAndRestart() {
        long killed = System.nanoTime();
        server.kill();
        server = ServerProcess.start(launch.again());
        slowestRestart = longer(slowestRestart, Duration.ofNanos(server.readyAt() - killed));
    }

    private void recover(Party party) {
        await(party, party::connected, "connected");
        reconnections.add((System.nanoTime() - server.readyAt()) / NANOS_PER_SECOND);
        await(party, () -> party.wholeSince(server.readyAt()), "whole");
        recoveries.add((System.nanoTime() - server.readyAt()) / NANOS_PER_SECOND);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static void await(Party party, BooleanSupplier reached, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                System.out.println("not " + what + " within " + PATIENCE + ": " + party.missing(System.nanoTime()));
                return;
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private boolean report(Findings findings) {
        System.out.printf(
                """

                kills                            %d
                messages sent                    %d
                acknowledged                     %d
                refused                          %d
                stored                           %d
                lost                             %d
                doubled                          %d
                out of order                     %d
                other faults                     %d
                slowest restart (kill → ready)   %.1f s
                ready → all are connected, s     %s
                recovery (ready → whole), s      %s; goal ≤ 5%n""",
                kills,
                findings.sent,
                findings.acknowledged,
                findings.refused,
                findings.stored,
                findings.lost,
                findings.doubled,
                findings.outOfOrder,
                findings.other,
                slowestRestart.toMillis() / 1e3,
                reconnections.text(),
                recoveries.text());
        findings.details().forEach(System.out::println);
        if (!findings.clean()) {
            System.out.println("database and log: " + launch.data() + ", " + launch.log());
        }
        return findings.clean();
    }
}
