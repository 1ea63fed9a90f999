package dev.causerie.bench.row;

import dev.causerie.bench.load.Leavers;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.Proc;
import dev.causerie.bench.process.ServerProcess;

/// P12: visitors leave messages while nobody is there, as fast as they are stored.
final class LeaveRows {
    private static final int GENERATOR_THREADS = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    final Figure perSecond = new Figure();
    final Figure written = new Figure();
    final Figure cpu = new Figure();
    private final Launches launches;
    private final Scale scale;

    LeaveRows(Launches launches, Scale scale) {
        this.launches = launches;
        this.scale = scale;
    }

    void round() {
        Launch launch = launches.product();
        try (ServerProcess server = ServerProcess.start(launch);
                Sockets sockets = new Sockets(GENERATOR_THREADS);
                Leavers leavers = new Leavers(sockets, server.port(), Launches.WIDGET_KEY, scale.chats())) {
            leavers.leave(scale.window(), scale.warmUp(), () -> measure(leavers, server.pid()));
        }
        launch.deleteData();
        System.out.printf("  product: %s/s, %s us CPU a message%n", perSecond.text(), cpu.text());
    }

    private void measure(Leavers leavers, long pid) {
        long used = Proc.cpuMicros(pid);
        long disk = Proc.writtenBytes(pid);
        long before = leavers.done();
        long start = System.nanoTime();
        leavers.pause(scale.measure());
        double messages = leavers.done() - before;
        perSecond.add(messages / ((System.nanoTime() - start) / NANOS_PER_SECOND));
        cpu.add((Proc.cpuMicros(pid) - used) / messages);
        written.add((Proc.writtenBytes(pid) - disk) / messages);
    }
}
