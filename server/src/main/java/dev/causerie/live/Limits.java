package dev.causerie.live;

/// What a connection may do: frames a second, and how many at once. Wide enough for people who type and clients that
/// catch up.
///
/// @param room how many may come in by this door when the house is full
public record Limits(float perSecond, float burst, int room) {
    public static final Limits VISITOR = new Limits(25, 100, 0);
    /// Colleagues with many chats at once. However many visitors there are, somebody must be able to answer.
    public static final Limits STAFF = new Limits(100, 500, 200);

    /// The same at any speed.
    public Limits unhurried() {
        return new Limits(Float.MAX_VALUE, Float.MAX_VALUE, room);
    }

    Rate rate() {
        return new Rate(perSecond, burst);
    }
}
