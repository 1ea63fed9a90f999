package dev.causerie.chat;

import dev.causerie.chat.ChatEvent.Draft;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The chats of all accounts, each a log of numbered events.
///
/// Promises:
/// - A chat's numbers are 1, 2, 3 … without gaps; `(chat, number)` and `(chat, client id)` are unique.
/// - A change is decided on the chat's newest state. Concurrent writers, also on other nodes, are serialised: the loser
/// decides again.
/// - [Result.Changed] means on disk, all events of the change or none. A client id that the chat already holds answers
///   [Result.Repeated] and changes nothing, whatever the decision would be today.
/// - A chat that the actor may not touch does not exist for it.
/// - [#change] returns at once; the answer comes on a thread that must not be blocked, in the order of the commits,
/// before the same
///   change is announced to [Committed].
/// - What reads may block: never on an event loop. It sees every change that was answered before.
public interface Chats {
    void change(Change change, Consumer<Result> answer);

    /// The visitor's open chat, or the chat of that id if it is the visitor's or the agent's account's.
    Optional<Chat> find(Actor actor, ChatId id);

    /// For the system itself, which acts for nobody.
    Optional<Chat> find(ChatId id);

    Optional<Chat> openOf(Actor.Visitor visitor);

    /// The visitor's newest chat that is over and began before that one.
    ///
    /// @param than or null for the newest at all
    Optional<Chat> earlier(Actor.Visitor visitor, ChatId than);

    /// All chats of an account that are not ended, oldest first.
    List<Chat> open(AccountId account);

    /// A visitor's chats, newest first.
    List<Chat> of(Actor.Agent actor, VisitorId visitor, int limit);

    /// What follows a number, at most `limit`, without what the actor may not see; empty when the chat does not exist
    /// for the actor.
    List<ChatEvent> events(Actor actor, ChatId id, int after, int limit);

    /// The visit as it was stored with the chat.
    Optional<Visit> visit(Actor.Agent actor, ChatId id);

    void keepVisit(ChatId id, Visit visit);

    /// Told of every change after it is on disk, on the writer's thread, a group at a time, in the order of the
    /// commits.
    interface Committed {
        void committed(List<Result.Changed> changes);
    }

    /// What is asked of the log.
    ///
    /// @param clientId the sender's id for it, or null for the system's own
    record Change(Target target, String clientId, Decision decision) {}

    /// Which chat.
    sealed interface Target {
        /// @param actor who asks, or null for the system itself
        record Existing(Actor actor, ChatId chat) implements Target {}

        /// The visitor's open chat, or else a new one.
        record OpenOrNew(Actor.Visitor visitor, Opening opening) implements Target {}

        /// The open chat of somebody who has become somebody else.
        ///
        /// @param otherwise what is decided instead when that one has an open chat already
        record Claimed(Actor.Visitor before, Actor.Visitor now, Decision otherwise) implements Target {}
    }

    /// Decides on the newest state. Pure: it may be asked again.
    @FunctionalInterface
    interface Decision {
        Outcome<List<Draft>, Refusal> on(Chat chat);
    }

    /// Decides whether and how a new chat begins. Pure but for making ids: it may be asked again.
    @FunctionalInterface
    interface Opening {
        Outcome<NewChat, Refusal> open();
    }

    record NewChat(ChatId id, Visitor visitor, Visit visit, List<Draft> drafts) {}

    sealed interface Result {
        /// @param before the chat before it, without events when it is new
        record Changed(Chat before, Chat after, List<ChatEvent> events) implements Result {}

        record Repeated(ChatId chat, int number) implements Result {}

        /// @param chat the chat it was about, or null when there is none
        record Refused(Refusal reason, Chat chat) implements Result {}
    }
}
