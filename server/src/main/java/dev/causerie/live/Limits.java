package dev.causerie.live;

/// How fast a connection may send: frames a second, and how many at once. Wide enough for people who type and clients
/// that catch up.
public record Limits(float perSecond, float burst) {
    public static final Limits VISITOR = new Limits(25, 100);
    /// Colleagues with many chats at once.
    public static final Limits STAFF = new Limits(100, 500);
    public static final Limits NONE = new Limits(Float.MAX_VALUE, Float.MAX_VALUE);

    Rate rate() {
        return new Rate(perSecond, burst);
    }
}
