package dev.causerie.feed;

/// What all visitors' feeds share.
record VisitorDoor(OpenVisit open, VisitorVerbs verbs, Whisper whisper, Presences presences, Reading reading) {}
