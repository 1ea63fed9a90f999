package dev.causerie.chat;

/// One numbered entry of a chat's log.
///
/// @param number 1 for the first, without gaps
/// @param time milliseconds since 1970 UTC, by the server's clock
/// @param clientId the sender's own id for it, unique within the chat, or null
public record ChatEvent(int number, long time, Author author, String clientId, Content content) {

    /// What is to become an event once the log has given it a number and a time.
    public record Draft(Author author, String clientId, Content content) {}
}
