package dev.causerie.visitor;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;

/// Somebody who asks.
///
/// @param name what agents see; [#unnamed] until the visitor says
/// @param email as typed, or null; a typed address proves nothing
public record Visitor(VisitorId id, AccountId account, String name, String email) {
    private static final int NUMBERS = 100_000_000;

    /// A visitor who has not said a name: "Visitor" and eight digits.
    public static Visitor unnamed(VisitorId id, AccountId account) {
        return new Visitor(id, account, "Visitor %08d".formatted((id.value() >>> 10) % NUMBERS), null);
    }
}
