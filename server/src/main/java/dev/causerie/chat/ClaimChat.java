package dev.causerie.chat;

import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;
import dev.causerie.visitor.Visitor;
import java.util.concurrent.CompletableFuture;

/// A visitor signs in while they talk with us: the chat goes on as theirs. Who has an open chat elsewhere goes on
/// there,
/// and this one ends. Chats that are over stay where they are: nobody gets what somebody else once said in this
/// browser.
public final class ClaimChat {
    private final Chats chats;

    public ClaimChat(Chats chats) {
        this.chats = chats;
    }

    /// Done, or found impossible, when it returns. Blocks.
    ///
    /// @param before who this browser was until now, and whom it has proved to be
    public void claim(Actor.Visitor before, Visitor now) {
        if (chats.openOf(before).isEmpty()) {
            return;
        }
        var target = new Target.Claimed(
                before, new Actor.Visitor(now.account(), now.id()), chat -> chat.end(Author.of(before), null));
        CompletableFuture<Result> done = new CompletableFuture<>();
        chats.change(new Change(target, null, chat -> chat.claim(now)), done::complete);
        done.join();
    }
}
