package dev.causerie.live;

import java.util.List;

/// Tells every node. The same path on one node and on ten.
///
/// Promises: at most once to each listener. What one thread publishes arrives in its order at each listener of a topic.
/// Nothing is kept: who was away asks the log for what follows the last number it has.
public interface Broker {
    void publish(List<Publication> batch);

    default void publish(Publication publication) {
        publish(List.of(publication));
    }

    /// The same for what is worth nothing later: it may be dropped where nobody has the time for it now.
    default void whisper(List<Publication> batch) {
        publish(batch);
    }
}
