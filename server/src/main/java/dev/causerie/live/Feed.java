package dev.causerie.live;

/// What one connection talks to. Called on the connection's event loop only, so it needs no lock and must not block.
public interface Feed {
    void frame(String text);

    /// A frame that came faster than allowed: it is refused, not lost without a word.
    void tooFast(String text);

    void closed();

    /// What decides who may be here has changed: whoever may not any more is sent away.
    default void review() {}

    /// About once a second, as long as it is open.
    default void everySecond() {}

    /// Makes the feed of a new connection.
    @FunctionalInterface
    interface Opener {
        Feed open(Connection connection, Handshake handshake);
    }
}
