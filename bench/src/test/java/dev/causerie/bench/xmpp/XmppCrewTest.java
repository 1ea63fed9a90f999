package dev.causerie.bench.xmpp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.causerie.bench.load.Frames;
import dev.causerie.bench.load.Load;
import dev.causerie.bench.load.Sockets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Against a server of a few lines that speaks just enough XMPP, and forgets to store or to acknowledge when it is
/// told.
class XmppCrewTest {
    private static final int CHATS = 6;
    private static final Duration SHORT = Duration.ofMillis(200);

    private static long drive(TinyServer server) {
        try (server;
                Sockets sockets = new Sockets(2);
                XmppCrew crew = new XmppCrew(sockets, server.port(), 3)) {
            Load load = crew.take(CHATS);
            load.saturate(2, SHORT, () -> load.pause(SHORT));
            load.pace(100, SHORT);
            return load.done();
        }
    }

    @Test
    void what_is_acknowledged_and_delivered_is_counted() {
        TinyServer server = new TinyServer(TinyServer.Habit.HONEST);
        long done = drive(server);
        assertTrue(done > CHATS, () -> done + " messages");
        assertEquals(server.messages(), done);
    }

    @Test
    void a_message_that_is_not_from_the_archive_fails_the_row() {
        TinyServer server = new TinyServer(TinyServer.Habit.FORGETTING);
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> drive(server));
        assertTrue(failure.getMessage().startsWith("not a message from the archive"), failure::getMessage);
    }

    @Test
    void a_message_that_bounces_fails_the_row() {
        TinyServer server = new TinyServer(TinyServer.Habit.BOUNCING);
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> drive(server));
        assertTrue(failure.getMessage().startsWith("the server answered <message type='error'"), failure::getMessage);
    }

    @Test
    void a_user_that_is_not_known_is_named() {
        TinyServer server = new TinyServer(TinyServer.Habit.STRICT);
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> drive(server));
        assertEquals("cannot sign in as agent0", failure.getMessage());
        assertEquals(
                "agent0 was answered <failure><not-authorized/></failure>",
                failure.getCause().getMessage());
    }

    @Test
    void a_stanza_carries_the_text_that_everybody_says() {
        String stanza = XmppCrew.message(1, 26, 31);
        assertTrue(stanza.contains("to='agent1@localhost' id='message-1a-1f'"), stanza);
        assertTrue(stanza.contains("<body>" + Frames.TEXT + "</body>"), stanza);
    }
}
