package dev.causerie.social;

/// Why a provider is of no use. Never in the provider's own words: those go to no screen.
///
/// @param detail a word or a number of ours, such as why it cannot be reached; or empty
public record Trouble(Kind kind, String detail) {
    public enum Kind {
        /// It cannot be reached.
        UNREACHABLE,
        /// It answers with an error.
        STATUS,
        /// It answers with what cannot be read.
        GARBAGE,
        /// It calls itself otherwise than it was typed.
        ISSUER,
        /// It does not name an address that we need, or one that must not be gone to.
        INCOMPLETE,
        /// It does not know what keeps a stolen code from being used (PKCE with SHA-256).
        PKCE,
        /// It signs in no way that we trust.
        SIGNATURE,
        /// It does not know us by this client id and secret.
        CLIENT,
        /// It did not take the code that the visitor brought.
        CODE,
        /// What it says of the visitor is not signed by it, or for us, or for this visit, or too old.
        TOKEN,
        /// We are asking too many already.
        BUSY
    }

    static Trouble of(Kind kind) {
        return new Trouble(kind, "");
    }
}
