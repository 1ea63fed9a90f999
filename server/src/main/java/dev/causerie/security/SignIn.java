package dev.causerie.security;

import dev.causerie.account.Account;
import dev.causerie.account.Accounts;
import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.agent.Agents.SigningIn;
import dev.causerie.agent.Email;
import dev.causerie.http.AddressPrefix;
import dev.causerie.http.Attempts;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import java.util.Optional;

/// Signs an agent in with e-mail and password.
///
/// Promises: an unknown address and a wrong password give the same answer in the same time. Five wrong attempts on one
/// e-mail from one
/// network, or fifty from one network, are enough for 15 minutes; whoever succeeds starts afresh, and others who share
/// a network
/// are not counted by their successes.
public final class SignIn {
    static final int LONGEST_PASSWORD = 1_000;
    private static final int FOR_ONE_EMAIL = 5;
    private static final int FOR_ONE_NETWORK = 50;
    private static final int BUSY_SECONDS = 5;

    public record Opened(Agent agent, Account account, Token token) {}

    public sealed interface Refusal {
        record InvalidCredentials() implements Refusal {}

        record TooManyAttempts(long retryAfterSeconds) implements Refusal {}
    }

    private final Agents agents;
    private final Accounts accounts;
    private final Passwords passwords;
    private final OpenSession sessions;
    private final Attempts byEmail;
    private final Attempts byNetwork;

    public SignIn(Agents agents, Accounts accounts, Passwords passwords, OpenSession sessions, Clock clock) {
        this.agents = agents;
        this.accounts = accounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.byEmail = new Attempts(FOR_ONE_EMAIL, clock);
        this.byNetwork = new Attempts(FOR_ONE_NETWORK, clock);
    }

    /// Blocks, and takes long on purpose.
    ///
    /// @param address of the client, in any form
    public Outcome<Opened, Refusal> signIn(String email, String password, String address) {
        String network = AddressPrefix.of(address);
        String pair = network + " " + Email.normal(email);
        long wait = passwords.busy() ? BUSY_SECONDS : begin(pair, network);
        if (wait > 0) {
            return Outcome.refused(new Refusal.TooManyAttempts(wait));
        }
        Optional<SigningIn> known = agents.signingIn(Email.normal(email));
        if (!matches(password, known)) {
            return Outcome.refused(new Refusal.InvalidCredentials());
        }
        byEmail.forget(pair);
        byNetwork.takeBack(network);
        return open(known.orElseThrow().agent());
    }

    private long begin(String pair, String network) {
        long wait = byEmail.begin(pair);
        if (wait > 0) {
            return wait;
        }
        wait = byNetwork.begin(network);
        if (wait > 0) {
            byEmail.takeBack(pair);
        }
        return wait;
    }

    private boolean matches(String password, Optional<SigningIn> known) {
        if (known.isEmpty() || password.length() > LONGEST_PASSWORD) {
            passwords.waste(password.substring(0, Math.min(password.length(), LONGEST_PASSWORD)));
            return false;
        }
        return passwords.verify(password, known.get().password());
    }

    private Outcome<Opened, Refusal> open(Agent agent) {
        Account account = accounts.find(agent.account()).orElseThrow();
        return Outcome.done(new Opened(agent, account, sessions.open(agent)));
    }
}
