package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A visitor who sends without waiting for answers, and what became of each message. Touched by its event loop only.
final class FloodSource implements Link.Reader {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final Pattern NOT_NOW = Pattern.compile("\"reason\":\"(unavailable|rate_limited)\"");
    private static final int AT_ONCE = 10;
    private static final int LAST_TO_COME_BACK = 4099;

    final int chat;
    private final Flood flood;
    private final byte[] template;
    private final String key;
    private final long began = System.currentTimeMillis();
    private Link link;
    private String token;
    private boolean welcomed;
    private int sent;
    private final BitSet stored = new BitSet();
    private final BitSet refused = new BitSet();
    private boolean insisting;
    /// What was sent again on this connection and is not answered yet.
    private final BitSet asked = new BitSet();

    FloodSource(Flood flood, int chat, String key, Link link, String token) {
        this.flood = flood;
        this.chat = chat;
        this.key = key;
        this.link = link;
        this.token = token;
        this.template = Frames.template(chat);
        this.welcomed = true;
    }

    /// Sends the next message, unless the network does not take it.
    void send() {
        if (!welcomed || !link.writable()) {
            flood.heldBack++;
            return;
        }
        flood.sent++;
        put(sent++);
    }

    private void put(int place) {
        Frames.place(template, place, began + place);
        link.send(ByteBufAllocator.DEFAULT.buffer(template.length).writeBytes(template));
    }

    int unanswered() {
        return sent - answered();
    }

    private int answered() {
        return stored.cardinality() + refused.cardinality();
    }

    /// Sends again what is not known to be stored, under its own id, a few at a time, until all of it is.
    void insist() {
        insisting = true;
        refused.clear();
        again();
    }

    /// Whoever is not connected goes on when they are.
    private void again() {
        if (!welcomed || !asked.isEmpty()) {
            return;
        }
        int place = stored.nextClearBit(0);
        for (int n = 0; n < AT_ONCE && place < sent; n++) {
            asked.set(place);
            put(place);
            place = stored.nextClearBit(place + 1);
        }
    }

    boolean settled() {
        return stored.nextClearBit(0) >= sent;
    }

    BitSet stored() {
        return (BitSet) stored.clone();
    }

    BitSet refused() {
        return (BitSet) refused.clone();
    }

    int sent() {
        return sent;
    }

    @Override
    public void frame(ByteBuf text) {
        if (Frames.isEvent(text) || Frames.isAck(text)) {
            long found = Frames.find(text);
            if (found != Frames.NONE && (int) (found >>> 32) == chat) {
                kept((int) found);
            }
        } else if (Frames.isRefusal(text)) {
            refused(text);
        } else if (Frames.isWelcome(text)) {
            welcomed(text.toString(StandardCharsets.UTF_8));
        } else if (Frames.isError(text)) {
            flood.fault(text.toString(StandardCharsets.UTF_8));
        }
    }

    private void kept(int place) {
        refused.clear(place);
        stored.set(place);
        flood.lastAnswer = System.nanoTime();
        answered(place);
    }

    private void refused(ByteBuf text) {
        long found = Frames.find(text);
        if (!NOT_NOW.matcher(text.toString(StandardCharsets.UTF_8)).find()) {
            flood.fault("refused for good: " + text.toString(StandardCharsets.UTF_8));
        }
        flood.refusals++;
        flood.lastAnswer = System.nanoTime();
        if (found != Frames.NONE) {
            if (stored.get((int) found)) {
                flood.fault("refused after it was acknowledged: chat " + chat + ", message " + (int) found);
            }
            refused.set((int) found);
            answered((int) found);
        }
    }

    /// When some of those that were sent again are refused once more, the next try takes its time.
    private void answered(int place) {
        if (!asked.get(place)) {
            return;
        }
        asked.clear(place);
        if (asked.isEmpty()) {
            if (refused.isEmpty()) {
                again();
            } else {
                refused.clear();
                flood.soon(this::again);
            }
        }
    }

    private void welcomed(String frame) {
        Matcher found = TOKEN.matcher(frame);
        token = found.find() ? found.group(1) : token;
        welcomed = true;
        asked.clear();
        if (insisting) {
            again();
        }
    }

    String hello() {
        return Hello.visitor(key).replaceFirst("}$", ",\"token\":\"" + token + "\"}");
    }

    void reopened(Link fresh) {
        link = fresh;
    }

    @Override
    public void closed(int code) {
        welcomed = false;
        flood.closed(code);
        if (code > LAST_TO_COME_BACK) {
            flood.fault("a visitor was closed with " + code);
        }
        flood.reopenSoon(this);
    }

    void close() {
        link.close();
    }

    @Override
    public String toString() {
        return "chat " + chat + ": sent " + sent + ", unanswered " + unanswered() + ", asked again "
                + asked.cardinality();
    }
}
