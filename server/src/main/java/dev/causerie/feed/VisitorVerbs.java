package dev.causerie.feed;

import dev.causerie.chat.EndChat;
import dev.causerie.chat.PostMessage;
import dev.causerie.chat.RateChat;

/// What a visitor can do to a chat.
record VisitorVerbs(PostMessage post, RateChat rate, EndChat end) {}
