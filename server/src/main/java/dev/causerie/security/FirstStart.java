package dev.causerie.security;

import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import java.time.Duration;
import java.util.Optional;

/// What an installation without an administrator does when it starts: makes the one whom the operator named, or prints
/// a one-time link.
public final class FirstStart {
    private static final long LINK_MILLIS = Duration.ofHours(24).toMillis();

    /// @param email of the administrator the operator wants, or empty
    /// @param password the same
    public record Wish(String email, String password) {
        boolean made() {
            return !email.isBlank();
        }

        /// Never the password, wherever this is printed.
        @Override
        public String toString() {
            return "Wish[" + email + "]";
        }
    }

    private final Foundation foundation;
    private final CreateFirstAdministrator create;
    private final Wish wish;
    private final Clock clock;

    public FirstStart(Foundation foundation, CreateFirstAdministrator create, Wish wish, Clock clock) {
        this.foundation = foundation;
        this.create = create;
        this.wish = wish;
        this.clock = clock;
    }

    /// Blocks: never on an event loop.
    ///
    /// @param address where this server is reached, like `http://localhost:8080`
    /// @return the line for the operator to read, if there is anything to say
    public Optional<String> line(String address) {
        if (foundation.laid()) {
            return Optional.empty();
        }
        return wish.made() ? asWished() : Optional.of(link(address));
    }

    private Optional<String> asWished() {
        String email = wish.email().strip();
        int at = email.lastIndexOf('@');
        String name = at > 0 ? email.substring(0, at) : email;
        String account = email.substring(at + 1);
        var form = new CreateFirstAdministrator.Form(null, account, name, email, wish.password());
        return switch (create.create(form)) {
            case Outcome.Done<CreateFirstAdministrator.Created, CreateFirstAdministrator.Refusal>(var created) ->
                Optional.of("first administrator: " + created.owner().email());
            case Outcome.Refused<CreateFirstAdministrator.Created, CreateFirstAdministrator.Refusal>(var refusal) ->
                switch (refusal) {
                    case CreateFirstAdministrator.Refusal.Gone gone -> Optional.empty();
                    case CreateFirstAdministrator.Refusal.Invalid invalid ->
                        Optional.of("no first administrator: change CAUSERIE_ADMIN_EMAIL, CAUSERIE_ADMIN_PASSWORD "
                                + invalid.fields());
                };
        };
    }

    private String link(String address) {
        Token token = Token.random();
        long now = clock.now();
        foundation.link(token.hash(), now, now + LINK_MILLIS);
        return "first administrator: " + address + "/setup?token=" + token.text();
    }
}
