package dev.causerie.feed;

import dev.causerie.chat.EndChat;
import dev.causerie.chat.LeaveChat;
import dev.causerie.chat.PostNote;
import dev.causerie.chat.PostReply;
import dev.causerie.chat.RequestRating;
import dev.causerie.chat.ServeChat;
import dev.causerie.chat.TransferChat;

/// What an agent can do to a chat.
record ChatVerbs(ServeChat serve, Saying say, LeaveChat leave, TransferChat transfer, EndChat end) {
    /// What an agent can say in a chat.
    record Saying(PostReply reply, PostNote note, RequestRating requestRating) {}
}
