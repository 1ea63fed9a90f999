package dev.causerie.bench.row;

import dev.causerie.bench.process.Options;
import java.time.Duration;

/// How large and how long: the real thing, or a glance that only shows that everything runs.
public record Scale(
        int rounds,
        int chats,
        int agents,
        int window,
        int rate,
        Duration warmUp,
        Duration measure,
        int idleFirst,
        int idleSecond,
        Duration idleRest) {

    private static final int FULL_ROUNDS = 3;
    private static final int FULL_CHATS = 1_000;
    private static final int QUICK_CHATS = 100;
    private static final int FULL_RATE = 5_000;
    private static final int QUICK_RATE = 1_000;
    private static final int AGENTS = 2;
    private static final int WINDOW = 2;
    /// A server's compiler is busy for about so long under full load; before that, its work is what is measured.
    private static final int WARM_UP_SECONDS = 30;

    /// The same at another fixed rate.
    Scale at(int otherRate) {
        return new Scale(rounds, chats, agents, window, otherRate, warmUp, measure, idleFirst, idleSecond, idleRest);
    }

    public static Scale of(Options options) {
        boolean quick = options.quick();
        return new Scale(
                options.number("rounds", quick ? 1 : FULL_ROUNDS),
                options.number("chats", quick ? QUICK_CHATS : FULL_CHATS),
                options.number("agents", AGENTS),
                options.number("window", WINDOW),
                options.number("rate", quick ? QUICK_RATE : FULL_RATE),
                Duration.ofSeconds(options.number("warm-up", quick ? 1 : WARM_UP_SECONDS)),
                Duration.ofSeconds(quick ? 2 : 10),
                quick ? 500 : 10_000,
                quick ? 1_000 : 19_000,
                Duration.ofSeconds(quick ? 1 : 8));
    }
}
