package dev.causerie.visitor;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;

/// Somebody who asks.
///
/// @param name what agents see; [#unnamed] until the visitor says
/// @param email or null; a typed address proves nothing
/// @param phone as typed, or null
/// @param vouchedBy the provider that says the address is theirs, or null
/// @param external by which their site knows them, or null. Where there is one, the site has proved who they are,
///   and name and e-mail are its word, not theirs
public record Visitor(
        VisitorId id, AccountId account, String name, String email, String phone, String vouchedBy, String external) {
    private static final int NUMBERS = 100_000_000;

    /// A visitor who has not said a name: "Visitor" and eight digits.
    public static Visitor unnamed(VisitorId id, AccountId account) {
        return new Visitor(id, account, numbered(id), null, null, null, null);
    }

    private static String numbered(VisitorId id) {
        long number = NUMBERS + (id.value() >>> 10) % NUMBERS;
        return "Visitor " + Long.toString(number).substring(1);
    }

    /// What the visitor has said.
    public Details details() {
        return new Details(numbered(id).equals(name) ? null : name, email, phone, vouchedBy);
    }

    public Visitor with(Details said) {
        Details all = details().with(said);
        String called = all.name() == null ? numbered(id) : all.name();
        return new Visitor(id, account, called, all.email(), all.phone(), all.vouchedBy(), external);
    }

    /// The same one, of whom their site says who they are.
    ///
    /// @param external by which it knows them, or null
    public Visitor knownAs(String external) {
        return new Visitor(id, account, name, email, phone, vouchedBy, external);
    }

    /// Of what the visitor says by themselves what counts: who is verified stays who they are.
    public Details counting(Details said) {
        return external == null ? said : Details.typed(null, null, said.phone());
    }
}
