package dev.causerie.security;

import dev.causerie.account.Account;
import dev.causerie.account.Accounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.kernel.Clock;
import java.time.Duration;
import java.util.Optional;

/// Tells who is behind a cookie. A session lives 30 days from its last use, and ends when its agent is disabled.
public final class FindSession {
    /// The cookie that holds the token.
    public static final String COOKIE = "causerie_session";

    private static final long RENEWAL_MILLIS = Duration.ofDays(1).toMillis();
    private static final int LONGEST_TOKEN = 100;

    private final Sessions sessions;
    private final Agents agents;
    private final Accounts accounts;
    private final Clock clock;

    public FindSession(Sessions sessions, Agents agents, Accounts accounts, Clock clock) {
        this.sessions = sessions;
        this.agents = agents;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// Blocks: never on an event loop.
    ///
    /// @param cookieToken what the browser sent, or null; what is no token of ours is answered by nobody
    public Optional<SignedIn> find(String cookieToken) {
        if (cookieToken == null || cookieToken.isEmpty() || cookieToken.length() > LONGEST_TOKEN) {
            return Optional.empty();
        }
        String hash = new Token(cookieToken).hash();
        long now = clock.now();
        return sessions.find(hash).filter(session -> session.expires() > now).flatMap(session -> {
            // Once a day is sliding enough: each renewal is a write.
            if (session.expires() - now < OpenSession.LIFE.toMillis() - RENEWAL_MILLIS) {
                sessions.extend(hash, now + OpenSession.LIFE.toMillis());
            }
            return signedIn(session, hash);
        });
    }

    private Optional<SignedIn> signedIn(Sessions.Session session, String hash) {
        Optional<Agent> agent = agents.find(session.account(), session.agent());
        Optional<Account> account = accounts.find(session.account());
        return agent.flatMap(who -> account.map(where -> new SignedIn(who, where, hash)));
    }
}
