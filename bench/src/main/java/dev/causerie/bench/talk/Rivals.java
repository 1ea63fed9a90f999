package dev.causerie.bench.talk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A visitor and an agent who each hold two sockets and use them as nobody should: every frame goes out up to four
/// times, in any order, over both, and old ids come back with other words.
public final class Rivals {
    private static final int BURST = 8;
    private static final int MOST_COPIES = 4;
    private static final int LIES = 3;
    private static final int DROPS_IN_HUNDRED = 10;

    private final Party.Pair pair;
    private final VisitorClient tab;
    private final AgentClient desk;
    private final List<String> fresh = new ArrayList<>();
    private final List<String> old = new ArrayList<>();
    private int said;

    Rivals(Party.Pair pair, VisitorClient tab, AgentClient desk) {
        this.pair = pair;
        this.tab = tab;
        this.desk = desk;
    }

    /// One burst of each side. What was new in it is stored once each; everything else must come to nothing. Only an id
    /// that was answered comes back with other words: of two first ones either may win.
    public void misbehave(Random random) {
        if (pair.diary().unsettledBefore(System.nanoTime()) == 0) {
            old.addAll(fresh);
            fresh.clear();
        }
        List<Runnable> frames = new ArrayList<>();
        for (int n = 0; n < BURST; n++) {
            String id = "rival-%08d".formatted(said++);
            String text = "Rival word " + id;
            boolean visitor = random.nextBoolean();
            fresh.add(id);
            if (visitor) {
                pair.visitor().intend(id, text);
            } else {
                pair.agent().intend(id, pair, text);
            }
            for (int copy = 0; copy <= random.nextInt(MOST_COPIES); copy++) {
                frames.add(blurt(visitor, random.nextBoolean(), id, text));
            }
        }
        for (int n = 0; n < LIES && !old.isEmpty(); n++) {
            String id = old.get(random.nextInt(old.size()));
            frames.add(blurt(random.nextBoolean(), random.nextBoolean(), id, "Nobody said this as " + id));
        }
        Collections.shuffle(frames, random);
        frames.forEach(Runnable::run);
        pair.visitor().repeat();
        pair.agent().repeat();
        if (random.nextInt(100) < DROPS_IN_HUNDRED) {
            List.of(pair.visitor(), tab, pair.agent(), desk)
                    .get(random.nextInt(4))
                    .drop();
        }
    }

    private Runnable blurt(boolean visitor, boolean first, String id, String text) {
        if (visitor) {
            VisitorClient from = first ? pair.visitor() : tab;
            return () -> from.blurt(id, text);
        }
        AgentClient from = first ? pair.agent() : desk;
        return () -> from.blurt(id, pair, text);
    }
}
