package dev.causerie.bench.fault;

import dev.causerie.bench.talk.AgentClient;
import dev.causerie.bench.talk.ChatClient;
import dev.causerie.bench.talk.Diary;
import dev.causerie.bench.talk.Party;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// What clients do that nobody should.
final class ClientFaults {
    private static final int MOST_MILLIS_BETWEEN_BURSTS = 200;
    private static final int LONG_TEXTS = 600;
    private static final int LONG_TEXTS_AT_ONCE = 10;
    private static final int LONGEST_TEXT = 4_900;
    private static final int TOO_SLOW = 4001;
    private static final int SILENT = 4002;
    /// What remains when the code, too, was not read in time.
    private static final int LEFT_WITHOUT_A_WORD = 1006;
    private static final int TRIES = 5;
    private static final Duration LONGEST_SLEEP = Duration.ofSeconds(8);

    private ClientFaults() {}

    static long hostile(Stage stage) {
        long end = System.nanoTime() + stage.duration().toNanos();
        do {
            stage.party().rivals().misbehave(stage.random());
            stage.pause(stage.random().nextInt(MOST_MILLIS_BETWEEN_BURSTS));
        } while (System.nanoTime() < end);
        return System.nanoTime();
    }

    /// A reader who sleeps while megabytes are said to it must be cut off, with the code that says so when it
    /// wakes soon enough to read it. It is tried again on a machine so slow that its silence is noticed before.
    static long slow(Stage stage) {
        for (int n = 1; ; n++) {
            Random random = stage.random();
            List<Party.Pair> pairs = stage.party().pairs();
            Party.Pair one = pairs.get(random.nextInt(pairs.size()));
            boolean agentSleeps = random.nextBoolean();
            ChatClient sleeper = agentSleeps ? one.agent() : one.visitor();
            long over = oversleep(stage, sleeper, agentSleeps ? servedBy(one.agent(), pairs) : List.of(one));
            stage.await(() -> sleeper.closedWith() != 0, "cut off for not reading");
            int code = sleeper.closedWith();
            if (code == SILENT && n < TRIES) {
                stage.await(stage.party()::connected, "connected");
                continue;
            }
            if (code != TOO_SLOW && code != LEFT_WITHOUT_A_WORD) {
                stage.complain("who did not read was closed with " + code + ", not " + TOO_SLOW);
            }
            return over;
        }
    }

    /// Sleeps until all that is said to it in `loud` has come to the server, and for some time after that.
    private static long oversleep(Stage stage, ChatClient sleeper, List<Party.Pair> loud) {
        Random random = stage.random();
        Map<String, Diary> said = new HashMap<>();
        sleeper.freeze(true);
        long began = System.nanoTime();
        for (int n = 0; n < LONG_TEXTS; n++) {
            Party.Pair pair = loud.get(n % loud.size());
            String id = "long-%06d-%08x".formatted(n, random.nextInt());
            String text = id + "€".repeat(LONGEST_TEXT);
            said.put(id, pair.diary());
            if (sleeper == pair.agent()) {
                pair.visitor().say(id, text);
            } else {
                pair.agent().say(id, pair, false, text);
            }
            if (n % LONG_TEXTS_AT_ONCE == 0) {
                stage.pause(LONG_TEXTS_AT_ONCE);
            }
        }
        stage.await(
                () -> said.entrySet().stream().allMatch(each -> each.getValue().acknowledged(each.getKey())),
                "all said to who does not read");
        long slept = System.nanoTime() - began;
        long asleep = Math.min(
                LONGEST_SLEEP.toNanos(), Math.max(2 * slept, stage.duration().toNanos()));
        stage.pause((asleep - slept) / Stage.NANOS_PER_MILLI);
        sleeper.freeze(false);
        return System.nanoTime();
    }

    private static List<Party.Pair> servedBy(AgentClient agent, List<Party.Pair> pairs) {
        return pairs.stream().filter(pair -> pair.agent() == agent).toList();
    }
}
