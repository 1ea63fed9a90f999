package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// The visitors of one event loop who send at a rate of their own, whatever is answered, and their agent. Touched by
/// its event loop only, but for [#ask].
public final class Flood {
    private static final long TICK_MICROS = 1_000;
    private static final int SOON_MILLIS = 500;

    private final EventLoop loop;
    private final Sockets sockets;
    private final int port;
    private final List<FloodSource> sources = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<Integer, Integer> closes = new TreeMap<>();
    private boolean over;
    private boolean flowing;
    private int turn;
    private double due;
    private long last;
    long sent;
    long heldBack;
    long refusals;
    long lastAnswer;
    private long heard;

    Flood(EventLoop loop, Sockets sockets, int port) {
        this.loop = loop;
        this.sockets = sockets;
        this.port = port;
    }

    /// What it came to.
    ///
    /// @param heldBack messages that the network did not take: the server read no faster
    public record Sum(long sent, long heldBack, long refusals, long unanswered, long stored, long heard, long answer) {
        public Sum plus(Sum other) {
            return new Sum(
                    sent + other.sent,
                    heldBack + other.heldBack,
                    refusals + other.refusals,
                    unanswered + other.unanswered,
                    stored + other.stored,
                    heard + other.heard,
                    Math.max(answer, other.answer));
        }
    }

    public <T> T ask(Callable<T> question) {
        return loop.submit(question).syncUninterruptibly().getNow();
    }

    void add(FloodSource source) {
        sources.add(source);
    }

    /// Sends so many a second from now on.
    public void flow(double perSecond) {
        loop.execute(() -> {
            flowing = true;
            last = System.nanoTime();
            tick(perSecond);
        });
    }

    private void tick(double perSecond) {
        if (!flowing) {
            return;
        }
        long now = System.nanoTime();
        due += (now - last) / 1e9 * perSecond;
        last = now;
        for (; due >= 1; due--) {
            sources.get(turn).send();
            turn = (turn + 1) % sources.size();
        }
        loop.schedule(() -> tick(perSecond), TICK_MICROS, TimeUnit.MICROSECONDS);
    }

    public void stop() {
        ask(() -> flowing = false);
    }

    public void insist() {
        loop.execute(() -> sources.forEach(FloodSource::insist));
    }

    public Sum sum() {
        return ask(() -> new Sum(
                sent,
                heldBack,
                refusals,
                sources.stream().mapToLong(FloodSource::unanswered).sum(),
                sources.stream()
                        .mapToLong(source -> source.stored().cardinality())
                        .sum(),
                heard,
                lastAnswer));
    }

    public boolean settled() {
        return ask(() -> sources.stream().allMatch(FloodSource::settled));
    }

    public List<String> faults() {
        return ask(() -> List.copyOf(faults));
    }

    /// How often each close code came.
    public Map<Integer, Integer> closes() {
        return ask(() -> new TreeMap<>(closes));
    }

    /// By chat, the places of the messages that have been acknowledged by now.
    public Map<Integer, BitSet> acknowledged() {
        return ask(() -> sources.stream().collect(Collectors.toMap(source -> source.chat, FloodSource::stored)));
    }

    /// Compares with what the database holds: what was acknowledged is in it, what was refused is not.
    ///
    /// @param acknowledged by chat, before the database was read
    /// @param stored by chat, the places of the messages there
    public List<String> compare(Map<Integer, BitSet> acknowledged, Map<Integer, BitSet> stored) {
        return ask(() -> {
            List<String> found = new ArrayList<>();
            for (FloodSource source : sources) {
                BitSet there = stored.getOrDefault(source.chat, new BitSet());
                BitSet lost = (BitSet) acknowledged.get(source.chat).clone();
                lost.andNot(there);
                BitSet kept = source.refused();
                kept.and(there);
                if (!lost.isEmpty()) {
                    found.add("chat " + source.chat + ": acknowledged, not stored: " + lost);
                }
                if (!kept.isEmpty()) {
                    found.add("chat " + source.chat + ": refused, yet stored: " + kept);
                }
                if (there.length() > source.sent()) {
                    found.add("chat " + source.chat + ": stored, but never sent");
                }
            }
            return found;
        });
    }

    void fault(String what) {
        if (faults.size() < 20) {
            faults.add(what);
        }
    }

    void closed(int code) {
        if (!over) {
            closes.merge(code, 1, Integer::sum);
        }
    }

    void soon(Runnable action) {
        loop.schedule(action, SOON_MILLIS, TimeUnit.MILLISECONDS);
    }

    void reopenSoon(FloodSource source) {
        loop.schedule(() -> reopen(source), SOON_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void reopen(FloodSource source) {
        if (over) {
            return;
        }
        URI address = URI.create("ws://localhost:" + port + "/live/visitor");
        sockets.open(loop, address, SignIn.origin(port), source).whenComplete((link, failure) -> {
            if (failure == null) {
                source.reopened(link);
                link.send(source.hello());
            } else {
                reopenSoon(source);
            }
        });
    }

    /// An agent who hears what is said, and comes back when cut off.
    Link.Reader agent(Map<String, String> headers) {
        return new Link.Reader() {
            @Override
            public void frame(ByteBuf text) {
                heard += Frames.isEvent(text) ? 1 : 0;
            }

            @Override
            public void closed(int code) {
                Flood.this.closed(code);
                loop.schedule(() -> again(headers), SOON_MILLIS, TimeUnit.MILLISECONDS);
            }
        };
    }

    private void again(Map<String, String> headers) {
        if (over) {
            return;
        }
        URI address = URI.create("ws://localhost:" + port + "/live/agent");
        sockets.open(loop, address, headers, agent(headers)).whenComplete((link, failure) -> {
            if (failure == null) {
                link.send("{\"type\":\"hello\",\"version\":1,\"have\":{}}");
            } else {
                loop.schedule(() -> again(headers), SOON_MILLIS, TimeUnit.MILLISECONDS);
            }
        });
    }

    public void end() {
        ask(() -> {
            over = true;
            sources.forEach(FloodSource::close);
            return over;
        });
    }
}
