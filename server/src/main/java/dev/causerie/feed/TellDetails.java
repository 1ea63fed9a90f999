package dev.causerie.feed;

import dev.causerie.chat.Author;
import dev.causerie.chat.Chat;
import dev.causerie.chat.Chats;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.chat.Refusal;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.mask.Masks;
import dev.causerie.visitor.Details;
import dev.causerie.visitor.Visitor;
import dev.causerie.visitor.Visitors;
import java.util.Optional;
import java.util.function.Consumer;

/// A visitor says who they are: in the open chat, where agents hear it at once, else for the chats to come.
public final class TellDetails {
    private final Visitors visitors;
    private final Chats chats;
    private final Masks masks;
    private final Clock clock;

    public TellDetails(Visitors visitors, Chats chats, Masks masks, Clock clock) {
        this.visitors = visitors;
        this.chats = chats;
        this.masks = masks;
        this.clock = clock;
    }

    /// Blocks.
    ///
    /// @return the visitor, as far as they have said who they are
    Visitor known(Actor.Visitor actor) {
        return visitors.find(actor.account(), actor.id()).orElseGet(() -> Visitor.unnamed(actor.id(), actor.account()));
    }

    /// Whom their site calls otherwise now. Blocks.
    ///
    /// @param before as we have known them
    void called(Visitor before, Details now) {
        if (!before.with(now).equals(before)) {
            tell(new Actor.Visitor(before.account(), before.id()), null, now, any -> {});
        }
    }

    /// What may be kept of it. An e-mail address holds no card's number, and one in ten long telephone numbers passes
    /// for one.
    Details kept(Actor.Visitor actor, Details said) {
        return new Details(masks.of(actor, said.name()), said.email(), said.phone(), said.vouchedBy());
    }

    /// Blocks, and may answer later, on a thread that must not be blocked.
    void tell(Actor.Visitor actor, String clientId, Details said, Consumer<Outcome<Details, Refusal>> answer) {
        masks.open(actor.account());
        Details details = kept(actor, said);
        Optional<Chat> open = chats.openOf(actor);
        while (open.isEmpty()) {
            Optional<Visitor> now = visitors.tell(actor.account(), actor.id(), details, clock.now());
            if (now.isPresent()) {
                answer.accept(Outcome.done(now.get().details()));
                return;
            }
            open = chats.openOf(actor); // begun meanwhile
        }
        describe(open.get(), actor, clientId, details, answer);
    }

    private void describe(
            Chat open,
            Actor.Visitor actor,
            String clientId,
            Details details,
            Consumer<Outcome<Details, Refusal>> answer) {
        ChatId chat = open.id();
        Details all = open.visitor().with(details).details();
        Author author = Author.of(actor);
        Change change =
                new Change(new Target.Existing(actor, chat), clientId, now -> now.describe(author, clientId, details));
        chats.change(
                change,
                result -> answer.accept(
                        switch (result) {
                            case Result.Changed changed ->
                                Outcome.done(changed.after().visitor().details());
                            case Result.Repeated _ -> Outcome.done(all);
                            case Result.Refused refused -> Outcome.refused(refused.reason());
                        }));
    }
}
