package dev.causerie.bench.talk;

import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Makes both sides of all chats talk, at a moderate pace, whether or not there is a server: who is cut off goes on
/// typing into the outbox.
public final class Chatter implements Runnable {
    private static final int MOST_WAITING_VISITOR = 50;
    private static final int MOST_WAITING_AGENT = 1_000;
    private static final int NOTES_IN_HUNDRED = 5;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final String FLAVOUR = " – says «voilà», \"quoted\" & <b>bold</b> 🍵 \\ back/slash. ";

    private final List<Party.Pair> pairs;
    private final int rate;
    private final Random random;
    private boolean talking;
    private volatile boolean over;
    private long said;

    public Chatter(List<Party.Pair> pairs, int rate, Random random) {
        this.pairs = pairs;
        this.rate = rate;
        this.random = random;
    }

    public synchronized void talk() {
        talking = true;
    }

    /// When this returns, the last word has been said.
    public synchronized void pause() {
        talking = false;
    }

    public void end() {
        over = true;
    }

    @Override
    public void run() {
        while (!over) {
            LockSupport.parkNanos(NANOS_PER_SECOND / rate);
            sayOneWhileTalking();
        }
    }

    private synchronized void sayOneWhileTalking() {
        if (talking) {
            sayOne();
        }
    }

    private void sayOne() {
        Party.Pair pair = pairs.get(random.nextInt(pairs.size()));
        long n = said++;
        String id = "k-%010d-%06x".formatted(n, random.nextInt(1 << 24));
        String text = "Word " + n + FLAVOUR + "x".repeat(random.nextInt(200)) + ".";
        if (random.nextBoolean()) {
            if (pair.visitor().waiting() < MOST_WAITING_VISITOR) {
                pair.visitor().say(id, text);
            }
        } else if (pair.agent().waiting() < MOST_WAITING_AGENT) {
            pair.agent().say(id, pair, random.nextInt(100) < NOTES_IN_HUNDRED, text);
        }
    }
}
