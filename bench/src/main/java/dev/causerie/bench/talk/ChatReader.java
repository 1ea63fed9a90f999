package dev.causerie.bench.talk;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.LongConsumer;

/// One side's reading of one chat: takes numbered events in, notices gaps, asks for what is missing.
final class ChatReader {
    private final Side side;
    private final Diary diary;
    private final Transcript transcript;
    private final LongConsumer resume;
    private long askedAfter = -1;
    private long newest;

    /// @param resume asks the server for what follows this number
    ChatReader(Side side, Diary diary, LongConsumer resume) {
        this(side, diary, diary.heardBy(side), resume);
    }

    /// A reader with a screen of its own: a second tab.
    ChatReader(Side side, Diary diary, Transcript transcript, LongConsumer resume) {
        this.side = side;
        this.diary = diary;
        this.transcript = transcript;
        this.resume = resume;
    }

    long last() {
        return transcript.last();
    }

    Diary diary() {
        return diary;
    }

    void event(JsonNode frame) {
        JsonNode event = frame.path("event");
        receipt(event);
        long prev = frame.path("prev").asLong();
        newest = Math.max(newest, event.path("number").asLong());
        if (event.path("number").asLong() > last() && prev != last()) {
            askFor(last());
            return;
        }
        take(event);
    }

    void events(JsonNode frame) {
        askedAfter = -1;
        for (JsonNode event : frame.path("events")) {
            receipt(event);
            take(event);
        }
        newest = Math.max(newest, frame.path("last").asLong());
        if (behind()) {
            askFor(last());
        }
    }

    boolean behind() {
        return last() < newest;
    }

    /// Once per gap, however many events arrive behind it.
    private void askFor(long after) {
        if (askedAfter != after) {
            askedAfter = after;
            resume.accept(after);
        }
    }

    /// A new socket knows nothing of what the old one was asked.
    void reconnected() {
        askedAfter = -1;
    }

    /// What was asked for and has not come by the next heartbeat is asked for again.
    void beaten() {
        askedAfter = -1;
        if (behind()) {
            askFor(last());
        }
    }

    private void receipt(JsonNode event) {
        if (event.path("author").path("role").asText().equals(side.role)) {
            diary.receipt(event.path("id").asText(), event.path("number").asLong());
        }
    }

    private void take(JsonNode event) {
        Entry entry = new Entry(
                event.path("number").asLong(),
                event.path("author").path("role").asText(),
                event.path("kind").asText(),
                event.path("id").asText(),
                event.path("text").asText());
        if (transcript.add(entry)) {
            diary.heard(side, entry.text());
        } else {
            transcript
                    .contradicted(entry)
                    .ifPresent(first -> diary.fault(side + " was told " + first + " and then " + entry));
        }
    }
}
