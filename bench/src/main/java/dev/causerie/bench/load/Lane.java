package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/// The chats of one event loop, with both ends of each. Everything here happens on that loop, so nothing is locked.
///
/// A message is done when its receipt came back to the visitor *and* the agent has it. Both must come in the order of
/// sending, each once; anything else is written down as a fault and fails the row.
public final class Lane {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(5);
    private static final int PRECISION = 3;

    private final EventLoop loop;
    private final Map<Integer, Seat> seats = new HashMap<>();
    private Seat[] inTurn = {};
    private int turn;
    private int window;
    private Histogram acknowledgements = histogram();
    private Histogram deliveries = histogram();
    private long done;
    private volatile String fault;

    Lane(EventLoop loop) {
        this.loop = loop;
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_MICROS, PRECISION);
    }

    public EventLoop loop() {
        return loop;
    }

    /// Asked from outside; answered on the loop.
    <T> T ask(Callable<T> question) {
        return loop.submit(question).syncUninterruptibly().getNow();
    }

    void add(Seat seat) {
        seats.put(seat.chat, seat);
        inTurn = seats.values().toArray(Seat[]::new);
    }

    boolean hasSeats() {
        return inTurn.length > 0;
    }

    /// Keeps `size` messages in flight in every chat until it is set to 0.
    void window(int size) {
        window = size;
        for (Seat seat : inTurn) {
            fill(seat);
        }
    }

    /// One message of the next chat in turn. Its latency counts from when it was due, not from when it could be sent.
    void sendDue(long due) {
        send(inTurn[turn], due);
        turn = (turn + 1) % inTurn.length;
    }

    private void fill(Seat seat) {
        while (seat.inFlight() < window && fault == null) {
            send(seat, System.nanoTime());
        }
    }

    private void send(Seat seat, long due) {
        if (seat.inFlight() >= Seat.MOST_IN_FLIGHT) {
            fail("chat " + seat.chat + " has " + seat.inFlight() + " messages unanswered");
            return;
        }
        seat.due[seat.sent % Seat.MOST_IN_FLIGHT] = due;
        seat.visitor.say(seat.sent++, System.currentTimeMillis());
    }

    /// The server has told the visitor that it took this message.
    public void acknowledged(int chat, int place) {
        Seat seat = seats.get(chat);
        if (seat == null || place != seat.acknowledged) {
            fail("receipt out of order: chat " + chat + ", message " + place);
            return;
        }
        int before = seat.done();
        seat.acknowledged++;
        record(acknowledgements, seat, place);
        advance(seat, before);
    }

    /// The agent has it.
    public void delivered(int chat, int place) {
        Seat seat = seats.get(chat);
        if (seat == null || place != seat.delivered) {
            fail("delivery out of order: chat " + chat + ", message " + place);
            return;
        }
        int before = seat.done();
        seat.delivered++;
        record(deliveries, seat, place);
        advance(seat, before);
    }

    private static void record(Histogram histogram, Seat seat, int place) {
        long nanos = System.nanoTime() - seat.due[place % Seat.MOST_IN_FLIGHT];
        histogram.recordValue(Math.min(LONGEST_MICROS, nanos / 1_000));
    }

    private void advance(Seat seat, int before) {
        done += seat.done() - before;
        fill(seat);
    }

    /// Fails the row; the first reason is kept.
    public void fail(String what) {
        if (fault == null) {
            fault = what;
        }
    }

    String fault() {
        return fault;
    }

    long done() {
        return done;
    }

    long inFlight() {
        long sum = 0;
        for (Seat seat : inTurn) {
            sum += seat.inFlight();
        }
        return sum;
    }

    /// What was recorded since the last call.
    Latencies takeLatencies() {
        Latencies taken = new Latencies(acknowledgements, deliveries);
        acknowledgements = histogram();
        deliveries = histogram();
        return taken;
    }

    Link.Reader visitorReader() {
        return new End() {
            @Override
            void message(int chat, int place) {
                acknowledged(chat, place);
            }
        };
    }

    Link.Reader agentReader() {
        return new End() {
            @Override
            void message(int chat, int place) {
                delivered(chat, place);
            }
        };
    }

    /// One end of a chat: picks our messages out of what arrives and notices refusals, errors and closes.
    private abstract class End implements Link.Reader {
        abstract void message(int chat, int place);

        @Override
        public void frame(ByteBuf text) {
            if (Frames.isEvent(text) || Frames.isAck(text)) {
                long found = Frames.find(text);
                if (found != Frames.NONE) {
                    message((int) (found >>> 32), (int) found);
                }
            } else if (Frames.isRefusal(text) || Frames.isError(text)) {
                fail("the server answered " + text.toString(StandardCharsets.UTF_8));
            }
        }

        @Override
        public void closed(int code) {
            fail("the server closed a socket with " + code);
        }
    }
}
