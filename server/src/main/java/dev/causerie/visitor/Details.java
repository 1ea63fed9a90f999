package dev.causerie.visitor;

/// What a visitor says of themselves. Typed by a stranger: it proves nothing, so nothing is found by it.
///
/// @param name or null where the visitor has not said, "" where they take it back, as
/// @param email and
/// @param phone
public record Details(String name, String email, String phone) {
    public static final Details NONE = new Details(null, null, null);

    /// What is said later counts; what is not said then stays.
    public Details with(Details later) {
        return new Details(newer(name, later.name), newer(email, later.email), newer(phone, later.phone));
    }

    private static String newer(String before, String later) {
        return later == null ? before : later.isEmpty() ? null : later;
    }
}
