package dev.causerie.feed;

import dev.causerie.identity.IdentifyVisitor;

/// What all visitors' feeds share.
record VisitorDoor(
        Doorkeeper keeper,
        OpenVisit open,
        IdentifyVisitor identify,
        VisitorVerbs verbs,
        Whisper whisper,
        Presences presences,
        Reading reading) {}
