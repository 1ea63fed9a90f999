package dev.causerie.feed;

import dev.causerie.chat.ClaimChat;
import dev.causerie.chat.EndChat;
import dev.causerie.chat.PostMessage;
import dev.causerie.chat.RateChat;

/// What a visitor can do.
record VisitorVerbs(
        PostMessage post, VisitorForms forms, TellDetails tell, RateChat rate, EndChat end, ClaimChat claim) {}
