package dev.causerie.feed;

import dev.causerie.security.FindSession;

/// What all agents' feeds share.
record AgentDoor(
        FindSession sessions, OpenDesk open, ChatVerbs verbs, Whisper whisper, Presences presences, Reading reading) {}
