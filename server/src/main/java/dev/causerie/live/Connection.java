package dev.causerie.live;

import java.util.ArrayList;
import java.util.List;

/// One client's link, whatever carries it. Touched on its event loop only; other threads reach it through [#run].
public abstract class Connection {
    public static final int LONGEST_FRAME = 16 * 1024;
    private static final int MOST_EXCESS = 1_000;
    private static final int MOST_HELD = 10_000;
    private static final long FAREWELL_NANOS = 5_000_000_000L;
    static final String PONG = "{\"type\":\"pong\"}";

    private final Shard shard;
    private final List<String> topics = new ArrayList<>(3);
    private final Rate rate;
    private Feed feed;
    private long heard;
    private final long opened;
    private List<String> held;
    private int turn;
    private int place;
    private int excess;
    private boolean greeted;
    private boolean closed;
    private long end;
    /// Null while it has no end.
    private CloseCode ending;
    private long left;

    protected Connection(Shard shard, Rate rate) {
        this.shard = shard;
        this.rate = rate;
        this.opened = System.nanoTime();
        this.heard = opened;
    }

    /// Puts a frame on the way; only called while open.
    protected abstract void write(String frame);

    /// @return whether so much waits to be sent that the client must be too slow
    protected abstract boolean full();

    /// Ends the link below, telling the code.
    protected abstract void shut(CloseCode code);

    /// Ends the link below at once, whatever waits to be sent.
    protected abstract void cut();

    final void open(Feed.Opener opener, Handshake handshake) {
        shard.add(this);
        feed = opener.open(this, handshake);
    }

    final void received(String text) {
        heard = System.nanoTime();
        if (closed || text.equals(PONG)) {
            return;
        }
        if (text.length() > LONGEST_FRAME) {
            close(CloseCode.TOO_LARGE);
        } else if (rate.exceeded(heard)) {
            tooFast(text);
        } else {
            feed.frame(text);
        }
    }

    private void tooFast(String text) {
        if (++excess > MOST_EXCESS) {
            close(CloseCode.OVERLOADED);
        } else {
            feed.tooFast(text);
        }
    }

    /// Queues a frame. A client that does not read is not waited for: it is cut off with [CloseCode#SLOW] and comes
    /// back for what it missed.
    public final void send(String frame) {
        if (closed) {
            return;
        }
        if (held != null) {
            keepBack(frame);
        } else {
            sendNow(frame);
        }
    }

    private void keepBack(String frame) {
        if (held.size() < MOST_HELD) {
            held.add(frame);
        } else {
            close(CloseCode.SLOW);
        }
    }

    /// Keeps back what [#send] is given until [#release]: a feed listens first, then reads what was before, and sends
    /// that first.
    public final void hold() {
        held = new ArrayList<>();
    }

    /// Sends also while others are held.
    public final void sendNow(String frame) {
        if (keepsUp()) {
            write(frame);
        }
    }

    /// Cuts off a client that does not read, before more is fetched for it.
    ///
    /// @return whether more may be fetched
    public final boolean keepsUp() {
        if (!closed && full()) {
            close(CloseCode.SLOW);
        }
        return !closed;
    }

    public final void release() {
        List<String> waiting = held;
        held = null;
        waiting.forEach(this::send);
    }

    /// The client has said who it is; a connection that does not in time is ended.
    public final void greeted() {
        greeted = true;
    }

    /// From now on it ends at this time, give or take a second.
    ///
    /// @param nanoTime as [System#nanoTime]
    public final void until(long nanoTime, CloseCode code) {
        end = nanoTime;
        ending = code;
    }

    public final void close(CloseCode code) {
        if (!closed) {
            try {
                leave();
            } finally {
                shut(code);
            }
        }
    }

    /// The link below has failed, or the client has said goodbye. It may take a moment to end, or not end by itself.
    final void parted() {
        if (!closed) {
            leave();
        }
    }

    /// The link below has ended.
    final void gone() {
        try {
            parted();
        } finally {
            shard.ended(this);
        }
    }

    private void leave() {
        closed = true;
        left = System.nanoTime();
        shard.remove(this, topics);
        if (feed != null) {
            feed.closed();
        }
    }

    /// A close code waits behind all that was not read: who reads nothing would keep the link for ever.
    final void cutWhenOverdue(long now) {
        if (now - left > FAREWELL_NANOS) {
            shard.ended(this);
            cut();
        }
    }

    public final boolean isClosed() {
        return closed;
    }

    public final void subscribe(String topic) {
        if (!closed && !topics.contains(topic)) {
            topics.add(topic);
            shard.subscribe(this, topic);
        }
    }

    public final void unsubscribe(String topic) {
        if (topics.remove(topic)) {
            shard.unsubscribe(this, topic);
        }
    }

    /// Runs something on this connection's event loop, from any thread; not at all once the connection has ended.
    /// At once when it is there already: what a loop leaves itself for later has no bound.
    public final void run(Runnable action) {
        if (shard.isHere()) {
            runOpen(action);
        } else {
            shard.run(() -> runOpen(action));
        }
    }

    private void runOpen(Runnable action) {
        if (!closed) {
            action.run();
        }
    }

    final void everySecond() {
        if (!closed && feed != null) {
            feed.everySecond();
        }
    }

    final void review() {
        if (feed != null) {
            feed.review();
        }
    }

    /// Where its shard keeps it.
    final void seat(int turn, int place) {
        this.turn = turn;
        this.place = place;
    }

    final int turn() {
        return turn;
    }

    final int place() {
        return place;
    }

    final void closeWhenOver(long now) {
        if (ending != null && now - end >= 0) {
            close(ending);
        }
    }

    final boolean silent(long now, long nanos) {
        return now - heard > nanos;
    }

    final boolean mute(long now, long nanos) {
        return !greeted && now - opened > nanos;
    }
}
