package dev.causerie.feed;

import dev.causerie.chat.EndChat;
import dev.causerie.chat.PostMessage;

/// What all visitors' feeds share.
record VisitorDoor(
        OpenVisit open, PostMessage post, EndChat end, Whisper whisper, Presences presences, Reading reading) {}
