package dev.causerie.security;

import dev.causerie.agent.Agent;
import dev.causerie.kernel.Clock;
import java.time.Duration;

/// Begins a session for somebody who has proved who they are.
public final class OpenSession {
    static final Duration LIFE = Duration.ofDays(30);

    private final Sessions sessions;
    private final Clock clock;

    public OpenSession(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /// @return the token for the agent's cookie; nobody can make it again
    public Token open(Agent agent) {
        long now = clock.now();
        Token token = Token.random();
        sessions.removeExpired(now);
        sessions.add(token.hash(), new Sessions.Session(agent.account(), agent.id(), now + LIFE.toMillis()), now);
        return token;
    }
}
