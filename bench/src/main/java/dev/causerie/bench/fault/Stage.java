package dev.causerie.bench.fault;

import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.ServerProcess;
import dev.causerie.bench.proxy.Proxy;
import dev.causerie.bench.talk.Chatter;
import dev.causerie.bench.talk.Database;
import dev.causerie.bench.talk.Findings;
import dev.causerie.bench.talk.Party;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// One server, the network before it, and everybody who talks through them.
final class Stage implements AutoCloseable {
    static final long NANOS_PER_MILLI = 1_000_000;
    private static final int PROXY_ABOVE = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long GLANCE_MILLIS = 5;

    private final Ground ground;
    private final Launch launch;
    private final Scene scene;
    private final String database;
    private final List<String> complaints = new ArrayList<>();
    private final Thread reaper;
    private ServerProcess server;
    private Proxy proxy;
    private Party party;
    private Chatter chatter;
    private Thread talking;

    /// @param plain how the server would be started on nothing in particular
    Stage(Ground ground, Launch plain, Scene scene) {
        this.ground = ground;
        this.scene = scene;
        this.reaper = new Thread(ground::close);
        this.launch = ground.under(scene.database()
                .map(url -> plain.with("CAUSERIE_DATABASE", url))
                .orElse(plain));
        this.database = ground.database()
                .or(scene::database)
                .map(Database::postgres)
                .orElseGet(() -> Database.sqlite(launch.data()));
        Runtime.getRuntime().addShutdownHook(reaper);
        try {
            server = ServerProcess.start(launch);
            proxy = new Proxy(launch.port() + PROXY_ABOVE, launch.port());
            party = new Party(proxy.port());
            party.gather(scene.visitors(), scene.agents());
            chatter = new Chatter(party.pairs(), scene.rate(), scene.random());
            talking = Thread.ofPlatform().name("chatter").daemon().start(chatter);
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    Ground ground() {
        return ground;
    }

    Launch launch() {
        return launch;
    }

    ServerProcess server() {
        return server;
    }

    Proxy proxy() {
        return proxy;
    }

    Party party() {
        return party;
    }

    Chatter chatter() {
        return chatter;
    }

    Random random() {
        return scene.random();
    }

    /// SIGKILL, and again on the same data.
    void restart() {
        server.kill();
        server = ServerProcess.start(launch.again());
    }

    /// How long the present fault lasts: often short, sometimes long.
    Duration duration() {
        return scene.duration();
    }

    /// Waits for as long as a fault lasts.
    void last() {
        pause(duration().toMillis());
    }

    void pause(long millis) {
        LockSupport.parkNanos(millis * NANOS_PER_MILLI);
    }

    /// @return whether it was reached; when not, that is complained of
    boolean await(BooleanSupplier reached, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                complain("not " + what + " within " + PATIENCE + ": " + party.missing(System.nanoTime()));
                return false;
            }
            pause(GLANCE_MILLIS);
        }
        return true;
    }

    void complain(String what) {
        complaints.add(what);
    }

    /// Everything that was ever said on this stage, compared. Only while nobody talks.
    Findings compare() {
        Findings findings = party.compare(database);
        complaints.forEach(findings::other);
        return findings;
    }

    @Override
    public void close() {
        if (chatter != null) {
            chatter.end();
            LockSupport.unpark(talking);
        }
        if (party != null) {
            party.close();
        }
        if (proxy != null) {
            proxy.close();
        }
        if (server != null) {
            server.kill();
        }
        Runtime.getRuntime().removeShutdownHook(reaper);
        ground.close();
    }
}
