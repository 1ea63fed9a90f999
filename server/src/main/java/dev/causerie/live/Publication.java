package dev.causerie.live;

/// What is told to every connection that listens to a topic, on whichever node it is.
public sealed interface Publication {
    String topic();

    /// Hands them a frame.
    record Send(String topic, Frame frame) implements Publication {}

    /// Lets them listen to another topic too.
    record Subscribe(String topic, String other) implements Publication {}

    /// Lets them listen to another topic no longer.
    record Unsubscribe(String topic, String other) implements Publication {}

    /// Lets them look again whether they may be here.
    record Review(String topic) implements Publication {}

    /// Ends them.
    record Close(String topic, CloseCode code) implements Publication {}
}
