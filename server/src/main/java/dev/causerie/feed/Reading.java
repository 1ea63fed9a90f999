package dev.causerie.feed;

import dev.causerie.chat.Chats;
import dev.causerie.kernel.Clock;
import dev.causerie.mask.Masks;
import dev.causerie.wire.Frames;
import java.util.concurrent.Executor;

/// What a feed reads with.
///
/// @param blocking runs what may wait for the database, away from the event loops
record Reading(Chats chats, Past past, Frames frames, Masks masks, Clock clock, Executor blocking) {}
