package dev.causerie.bench.fault;

import dev.causerie.bench.proxy.Pipe;
import java.util.Random;
import java.util.function.Consumer;

/// What happens on the way between the clients and the server: to all connections, or to some of them.
final class NetworkFaults {
    private static final long DELAY_MILLIS = 2_000;
    private static final int LONGEST_PAUSE_MILLIS = 1_000;

    private NetworkFaults() {}

    static long cut(Stage stage) {
        return again(stage, Pipe::cut);
    }

    static long reset(Stage stage) {
        return again(stage, Pipe::reset);
    }

    static long delay(Stage stage) {
        Consumer<Pipe> late = pipe -> {
            pipe.up().delay(DELAY_MILLIS);
            pipe.down().delay(DELAY_MILLIS);
        };
        return meanwhile(stage, late, Pipe::release);
    }

    static long holeUp(Stage stage) {
        return meanwhile(stage, pipe -> pipe.up().hold(), Pipe::release);
    }

    static long holeDown(Stage stage) {
        return meanwhile(stage, pipe -> pipe.down().hold(), Pipe::release);
    }

    /// In the end some come back to life in mid-frame, the others are given up by whatever stood between.
    static long stall(Stage stage) {
        Random random = stage.random();
        Consumer<Pipe> half = pipe -> {
            int ways = random.nextInt(3);
            if (ways != 1) {
                pipe.up().stall();
            }
            if (ways != 0) {
                pipe.down().stall();
            }
        };
        Consumer<Pipe> end = pipe -> {
            if (pipe.isStuck() && random.nextBoolean()) {
                pipe.reset();
            } else {
                pipe.release();
            }
        };
        return meanwhile(stage, half, end);
    }

    static long refuse(Stage stage) {
        stage.proxy().refuse();
        stage.proxy().each(some(stage, Pipe::reset));
        stage.last();
        stage.proxy().listen();
        return System.nanoTime();
    }

    /// At random moments, again and again.
    private static long again(Stage stage, Consumer<Pipe> blow) {
        long end = System.nanoTime() + stage.duration().toNanos();
        long over;
        do {
            stage.proxy().each(some(stage, blow));
            over = System.nanoTime();
            stage.pause(stage.random().nextInt(LONGEST_PAUSE_MILLIS));
        } while (System.nanoTime() < end);
        return over;
    }

    /// For as long as it lasts. When all are hit, so are those who come meanwhile.
    private static long meanwhile(Stage stage, Consumer<Pipe> treatment, Consumer<Pipe> end) {
        if (stage.random().nextBoolean()) {
            stage.proxy().treatNew(treatment);
            stage.proxy().each(treatment);
        } else {
            stage.proxy().each(some(stage, treatment));
        }
        stage.last();
        stage.proxy().treatNew(_ -> {});
        stage.proxy().each(end);
        return System.nanoTime();
    }

    private static Consumer<Pipe> some(Stage stage, Consumer<Pipe> action) {
        Random random = stage.random();
        double share = random.nextBoolean() ? 1 : random.nextDouble();
        return pipe -> {
            if (random.nextDouble() < share) {
                action.accept(pipe);
            }
        };
    }
}
