package dev.causerie.identity;

/// Why a token is not taken. Of its claims nothing is said before its signature is found right: then whoever asks knows
/// the secret.
///
/// @param about which claim, or which member of the header, it is about, or null
public record Flaw(Kind kind, String about) {
    public enum Kind {
        TOO_LARGE,
        /// No three parts, no base64url, no JSON, or a strange one.
        MALFORMED,
        ENCRYPTED,
        /// Signed by another method than ours, or by none.
        ALGORITHM,
        /// Its header asks for something else.
        HEADER,
        NO_SECRET,
        SIGNATURE,
        MISSING_CLAIM,
        BAD_CLAIM,
        /// A time in milliseconds, where seconds are due.
        MILLISECONDS,
        TOO_LONG_LIVED,
        FUTURE,
        EXPIRED,
        /// It was to renew somebody else's.
        OTHER_PERSON
    }

    static Flaw of(Kind kind) {
        return new Flaw(kind, null);
    }
}
