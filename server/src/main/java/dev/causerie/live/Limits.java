package dev.causerie.live;

/// How fast a connection may send; wide enough for a person who types and a client that catches up.
public record Limits(float perSecond, float burst) {
    public static final Limits PERSON = new Limits(25, 100);
    public static final Limits NONE = new Limits(Float.MAX_VALUE, Float.MAX_VALUE);

    Rate rate() {
        return new Rate(perSecond, burst);
    }
}
