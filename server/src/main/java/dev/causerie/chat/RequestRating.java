package dev.causerie.chat;

import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visits;
import java.util.Optional;
import java.util.function.Consumer;

/// An agent asks the visitor of a chat that it serves how they find it.
public final class RequestRating {
    private final Chats chats;
    private final Visits visits;
    private final Clock clock;

    public RequestRating(Chats chats, Visits visits, Clock clock) {
        this.chats = chats;
        this.visits = visits;
        this.clock = clock;
    }

    /// Blocks: never on an event loop.
    public void request(Actor.Agent agent, ChatId id, String clientId, Consumer<Result> answer) {
        Author author = Author.of(agent);
        long now = clock.now();
        boolean offered = chats.find(agent, id)
                .flatMap(chat -> visit(agent, chat))
                .map(Visit::rating)
                .orElse(false);
        chats.change(
                new Change(
                        new Target.Existing(agent, id),
                        clientId,
                        chat -> chat.requestRating(author, clientId, offered, now)),
                answer);
    }

    /// As it is now, or when the visitor has gone, as it was kept.
    private Optional<Visit> visit(Actor.Agent agent, Chat chat) {
        return visits.find(chat.visitor().id()).map(Visits.Present::visit).or(() -> chats.visit(agent, chat.id()));
    }
}
