package dev.causerie.visitor;

/// What a visitor says of themselves. Typed by a stranger, it proves nothing; and nothing is found by it, whoever
/// vouches for it.
///
/// @param name or null where the visitor has not said, "" where they take it back, as
/// @param email and
/// @param phone
/// @param vouchedBy the provider that says the address is theirs, such as `Google`, or null for a typed one
public record Details(String name, String email, String phone, String vouchedBy) {
    public static final Details NONE = typed(null, null, null);

    /// What nobody vouches for.
    public static Details typed(String name, String email, String phone) {
        return new Details(name, email, phone, null);
    }

    /// What is said later counts; what is not said then stays. Another address loses the word of who vouched for the
    /// one before.
    public Details with(Details later) {
        boolean same = later.email == null || later.vouchedBy == null && later.email.equals(email);
        return new Details(
                newer(name, later.name),
                newer(email, later.email),
                newer(phone, later.phone),
                same ? vouchedBy : later.vouchedBy);
    }

    private static String newer(String before, String later) {
        return later == null ? before : later.isEmpty() ? null : later;
    }
}
