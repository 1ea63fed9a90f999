package dev.causerie.bench.xmpp;

import dev.causerie.bench.load.Crew;
import dev.causerie.bench.load.Frames;
import dev.causerie.bench.load.Lane;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.load.Voice;
import io.netty.channel.ChannelFuture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/// A crew on a peer that speaks XMPP: each visitor and each agent is a user of its own. The receipt of a message is the
/// server's count of what it has handled (XEP-0198), asked for after every message; the agent must get it with the
/// number that it has in the agent's archive (XEP-0359).
public final class XmppCrew extends Crew {
    private static final int PATIENCE_SECONDS = 30;
    private static final String NUMBER = " id='message-";
    private static final int RADIX = 16;

    private final List<Session> sessions = new ArrayList<>();

    public XmppCrew(Sockets sockets, int port, int agents) {
        super(sockets, port, agents);
    }

    @Override
    protected void seatAgent(int agent) {
        Lane lane = laneOf(agent);
        open(lane, new Session("agent" + agent, Session.Purpose.LISTENING, new Agent(lane)));
    }

    @Override
    protected Voice seatVisitor(int chat) {
        int agent = agentOf(chat);
        Lane lane = laneOf(agent);
        Session session = new Session("visitor" + chat, Session.Purpose.SPEAKING, new Visitor(lane, chat));
        open(lane, session);
        return (place, _) -> session.send(message(agent, chat, place));
    }

    static String message(int agent, int chat, int place) {
        return "<message type='chat' to='agent" + agent + "@" + Session.HOST + "' id='message-"
                + Integer.toString(chat, RADIX) + "-" + Integer.toString(place, RADIX) + "'><body>" + Frames.TEXT
                + "</body></message><r xmlns='urn:xmpp:sm:3'/>";
    }

    private void open(Lane lane, Session session) {
        connect(lane, new StanzaDecoder(), session).addListener((ChannelFuture connected) -> {
            if (!connected.isSuccess()) {
                session.opened().completeExceptionally(connected.cause());
            }
        });
        sessions.add(session);
        try {
            session.opened().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException failure) {
            throw new IllegalStateException("cannot sign in as " + session.user(), failure.getCause());
        }
    }

    @Override
    public void close() {
        sessions.forEach(Session::close);
        super.close();
    }

    /// Hears how many messages the server has handled.
    private static final class Visitor implements Session.Ear {
        private static final String HANDLED = " h='";

        private final Lane lane;
        private final int chat;
        private int handled;

        Visitor(Lane lane, int chat) {
            this.lane = lane;
            this.chat = chat;
        }

        @Override
        public void stanza(String text) {
            int at = text.indexOf(HANDLED);
            if (!text.startsWith("<a ") || at < 0) {
                lane.fail("the server answered " + text);
                return;
            }
            int from = at + HANDLED.length();
            int now = Integer.parseInt(text, from, text.indexOf('\'', from), 10);
            while (handled < now) {
                lane.acknowledged(chat, handled++);
            }
        }

        @Override
        public void closed() {
            lane.fail("the server left visitor " + chat);
        }
    }

    private record Agent(Lane lane) implements Session.Ear {
        @Override
        public void stanza(String text) {
            int at = text.indexOf(NUMBER);
            if (!text.startsWith("<message ") || at < 0 || !text.contains("<stanza-id ")) {
                lane.fail("not a message from the archive: " + text);
                return;
            }
            int chat = at + NUMBER.length();
            int place = text.indexOf('-', chat) + 1;
            lane.delivered(
                    Integer.parseInt(text, chat, place - 1, RADIX),
                    Integer.parseInt(text, place, text.indexOf('\'', place), RADIX));
        }

        @Override
        public void closed() {
            lane.fail("the server left an agent");
        }
    }
}
