package dev.causerie.security;

import dev.causerie.agent.Desks;
import dev.causerie.live.Broker;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Publication;

/// Ends a session and, at once and on every node, its sockets.
public final class SignOut {
    public static final CloseCode SIGNED_OUT = new CloseCode(4101);

    private final Sessions sessions;
    private final Desks desks;
    private final Broker broker;

    public SignOut(Sessions sessions, Desks desks, Broker broker) {
        this.sessions = sessions;
        this.desks = desks;
        this.broker = broker;
    }

    /// The session is gone when this returns. First the session, then the sockets: one that comes back between them
    /// finds no session.
    public void signOut(SignedIn who) {
        sessions.remove(who.tokenHash());
        desks.leaveNow(who.agent().account(), who.agent().id());
        broker.publish(new Publication.Close(who.topic(), SIGNED_OUT));
    }
}
