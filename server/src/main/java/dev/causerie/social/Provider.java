package dev.causerie.social;

import dev.causerie.kernel.AccountId;
import java.util.Objects;

/// Somebody whom visitors may have their name and address from, as an account has set it up.
///
/// @param version grows with each change
public record Provider(Id id, AccountId account, int version, Setup setup) {
    public record Id(long value) {
        /// @return the provider that `text` names, or null when it names none
        public static Id parse(String text) {
            long id = dev.causerie.kernel.Id.parse(text);
            return id < 0 ? null : new Id(id);
        }

        @Override
        public String toString() {
            return dev.causerie.kernel.Id.text(value);
        }
    }

    public Provider {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(setup, "setup");
    }
}
