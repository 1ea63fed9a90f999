package dev.causerie.security;

import dev.causerie.account.Account;
import dev.causerie.agent.Agent;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.Email;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import java.util.Map;
import java.util.TreeMap;

/// Makes the first account with its owner, once in the life of an installation.
public final class CreateFirstAdministrator {
    private static final int SHORTEST_PASSWORD = 12;
    private static final int LONGEST_NAME = 100;

    /// @param token of the one-time link, or null when the operator asks
    public record Form(Token token, String account, String name, String email, String password) {}

    public sealed interface Refusal {
        /// The link is no more, or never was; or somebody was faster.
        record Gone() implements Refusal {}

        /// @param fields what is wrong with which: `empty`, `too_short`, `too_long` or `invalid`
        record Invalid(Map<String, String> fields) implements Refusal {}
    }

    private final Foundation foundation;
    private final Passwords passwords;
    private final Ids ids;
    private final Clock clock;

    public CreateFirstAdministrator(Foundation foundation, Passwords passwords, Ids ids, Clock clock) {
        this.foundation = foundation;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome<Created, Refusal> create(Form form) {
        String hash = form.token() == null ? null : form.token().hash();
        // Before the fields, so that a stranger learns nothing and costs no hash.
        if (hash == null ? foundation.laid() : !foundation.open(hash, clock.now())) {
            return Outcome.refused(new Refusal.Gone());
        }
        Map<String, String> wrong = wrong(form);
        if (!wrong.isEmpty()) {
            return Outcome.refused(new Refusal.Invalid(wrong));
        }
        Account account = new Account(new AccountId(ids.next()), form.account().strip());
        Agent owner = new Agent(
                new AgentId(ids.next()),
                account.id(),
                Email.normal(form.email()),
                form.name().strip(),
                null,
                Agent.Role.OWNER,
                AgentStatus.ONLINE);
        return foundation.lay(account, owner, passwords.hash(form.password()), hash, clock.now())
                ? Outcome.done(new Created(account, owner))
                : Outcome.refused(new Refusal.Gone());
    }

    public record Created(Account account, Agent owner) {}

    private static Map<String, String> wrong(Form form) {
        Map<String, String> wrong = new TreeMap<>();
        name("account", form.account(), wrong);
        name("name", form.name(), wrong);
        if (form.email() == null || form.email().isBlank()) {
            wrong.put("email", "empty");
        } else if (!Email.plausible(form.email())) {
            wrong.put("email", "invalid");
        }
        if (form.password() == null || form.password().codePoints().count() < SHORTEST_PASSWORD) {
            wrong.put("password", "too_short");
        } else if (form.password().length() > SignIn.LONGEST_PASSWORD) {
            wrong.put("password", "too_long");
        }
        return wrong;
    }

    private static void name(String field, String typed, Map<String, String> wrong) {
        if (typed == null || typed.isBlank()) {
            wrong.put(field, "empty");
        } else if (typed.strip().length() > LONGEST_NAME) {
            wrong.put(field, "too_long");
        } else if (typed.strip().codePoints().anyMatch(Character::isISOControl)) {
            wrong.put(field, "invalid");
        }
    }
}
