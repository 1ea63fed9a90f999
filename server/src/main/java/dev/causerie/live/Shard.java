package dev.causerie.live;

import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections of one event loop and what they listen to. Touched on that loop only: no locks.
final class Shard {
    static final int PING_SECONDS = 6;
    private static final long SILENT_NANOS = 13_000_000_000L;
    private static final long GREETING_NANOS = 10_000_000_000L;
    private static final int MOST_WAITING = 20_000;
    /// After so much, others have a turn.
    private static final int AT_ONCE = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(Shard.class);
    private static final String PING = "{\"type\":\"ping\"}";

    private final Context context;
    private final Thread loop;
    private final Queue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean called = new AtomicBoolean();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<String, List<Connection>> listeners = new HashMap<>();
    private final List<List<Connection>> beats = new ArrayList<>();
    /// Those that are told their end and still hold what is below them.
    private final Set<Connection> leaving = new HashSet<>();

    private int beat;
    private int next;

    Shard(Context context, Thread loop) {
        this.context = context;
        this.loop = loop;
        for (int i = 0; i < PING_SECONDS; i++) {
            beats.add(new ArrayList<>());
        }
        context.owner().setPeriodic(1_000, timer -> run(this::pulse));
    }

    void run(Runnable action) {
        run(1, action);
    }

    /// @param weight how much there is to do; it counts as waiting until it is done
    void run(int weight, Runnable action) {
        waiting.addAndGet(weight);
        tasks.add(new Task(weight, action));
        call();
    }

    private record Task(int weight, Runnable action) {}

    /// To call a loop costs more than most of what is left for it, so it is called once for all that comes until it is
    /// there.
    private void call() {
        if (!called.get() && called.compareAndSet(false, true)) {
            context.runOnContext(nothing -> work());
        }
    }

    private void work() {
        called.set(false);
        for (int done = 0; done < AT_ONCE; done++) {
            Task task = tasks.poll();
            if (task == null) {
                return;
            }
            try {
                task.action.run();
            } catch (RuntimeException | Error unforeseen) {
                LOG.error("A connection's work failed", unforeseen);
            } finally {
                waiting.addAndGet(-task.weight);
            }
        }
        call();
    }

    boolean isHere() {
        return Thread.currentThread() == loop;
    }

    /// @return whether more waits for this loop than it can do in a moment; may be asked from any thread
    boolean behind() {
        return waiting.get() > MOST_WAITING;
    }

    void add(Connection connection) {
        List<Connection> turn = beats.get(next);
        connection.seat(next, turn.size());
        turn.add(connection);
        next = (next + 1) % PING_SECONDS;
    }

    /// The last one of the turn takes the seat of the one who leaves: thousands may leave at once.
    private void leave(Connection connection) {
        List<Connection> turn = beats.get(connection.turn());
        Connection last = turn.removeLast();
        if (last != connection) {
            turn.set(connection.place(), last);
            last.seat(connection.turn(), connection.place());
        }
    }

    void remove(Connection connection, List<String> topics) {
        topics.forEach(topic -> unsubscribe(connection, topic));
        leave(connection);
        leaving.add(connection);
    }

    void ended(Connection connection) {
        leaving.remove(connection);
    }

    void subscribe(Connection connection, String topic) {
        List<Connection> known = listeners.get(topic);
        if (known == null) {
            listeners.put(topic, Collections.singletonList(connection));
        } else if (known instanceof ArrayList) {
            known.add(connection);
        } else {
            List<Connection> more = new ArrayList<>(known);
            more.add(connection);
            listeners.put(topic, more);
        }
    }

    void unsubscribe(Connection connection, String topic) {
        List<Connection> known = listeners.get(topic);
        if (known instanceof ArrayList) {
            known.remove(connection);
            if (known.isEmpty()) {
                listeners.remove(topic);
            }
        } else if (known != null && known.getFirst() == connection) {
            listeners.remove(topic);
        }
    }

    void deliver(List<Publication> batch) {
        for (Publication publication : batch) {
            List<Connection> known = listeners.get(publication.topic());
            if (known == null) {
                continue;
            }
            switch (publication) {
                case Publication.Send send ->
                    each(known, connection -> connection.send(send.frame().text()));
                case Publication.Subscribe more -> each(known, connection -> connection.subscribe(more.other()));
                case Publication.Unsubscribe less -> each(known, connection -> connection.unsubscribe(less.other()));
                case Publication.Review _ -> each(known, Connection::review);
                case Publication.Close close -> each(known, connection -> connection.close(close.code()));
            }
        }
    }

    /// From the last to the first, so that a connection that ends on the way takes no other's turn. One that fails ends
    /// alone.
    private static void each(List<Connection> connections, Consumer<Connection> action) {
        for (int i = connections.size() - 1; i >= 0; i--) {
            if (i < connections.size()) {
                Connection connection = connections.get(i);
                try {
                    action.accept(connection);
                } catch (RuntimeException | Error unforeseen) {
                    LOG.error("A connection fails and is ended", unforeseen);
                    end(connection);
                }
            }
        }
    }

    private static void end(Connection failing) {
        try {
            failing.close(CloseCode.OVERLOADED);
        } catch (RuntimeException | Error unforeseen) {
            LOG.error("A connection does not end well", unforeseen);
        }
    }

    void pulse() {
        long now = System.nanoTime();
        for (List<Connection> connections : beats) {
            each(connections, connection -> {
                if (connection.silent(now, SILENT_NANOS)) {
                    connection.close(CloseCode.SILENT);
                } else if (connection.mute(now, GREETING_NANOS)) {
                    connection.close(CloseCode.SILENT); // its hello may be on the way still, on a bad line
                } else {
                    connection.closeWhenOver(now);
                    connection.everySecond();
                }
            });
        }
        each(new ArrayList<>(leaving), connection -> connection.cutWhenOverdue(now));
        each(beats.get(beat), connection -> connection.send(PING));
        beat = (beat + 1) % PING_SECONDS;
    }

    void closeAll(CloseCode code) {
        for (List<Connection> connections : beats) {
            each(connections, connection -> connection.close(code));
        }
    }

    int size() {
        return beats.stream().mapToInt(List::size).sum() + leaving.size();
    }
}
