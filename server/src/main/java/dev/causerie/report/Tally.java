package dev.causerie.report;

import dev.causerie.chat.Rating;

/// How many chats were rated how.
///
/// @param comments how many of them with a comment
public record Tally(long good, long bad, long comments) {
    static final Tally NONE = new Tally(0, 0, 0);

    static Tally of(Rating rating, long chats, long comments) {
        return rating == Rating.GOOD ? new Tally(chats, 0, comments) : new Tally(0, chats, comments);
    }

    Tally plus(Tally other) {
        return new Tally(good + other.good, bad + other.bad, comments + other.comments);
    }

    long all() {
        return good + bad;
    }
}
