package dev.causerie.identity;

import dev.causerie.identity.Flaw.Kind;

/// Ends the reading of a token where something is wrong with it. Anybody can cause it, so it does not look where it was
/// thrown: that would cost more than all the rest.
final class Flawed extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Flaw flaw;

    Flawed(Kind kind, String about) {
        super(null, null, false, false);
        flaw = new Flaw(kind, about);
    }

    Flaw flaw() {
        return flaw;
    }
}
