package dev.causerie.log;

import dev.causerie.chat.Chat;
import dev.causerie.chat.ChatEvent;
import dev.causerie.chat.ChatEvent.Draft;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Committed;
import dev.causerie.chat.Chats.Decision;
import dev.causerie.chat.Chats.NewChat;
import dev.causerie.chat.Chats.Opening;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.chat.Refusal;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.sql.Writer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Appends to chats inside the writer's groups. Runs on the writer's thread, but for [#change].
final class ChatWriter {
    private final Writer writer;
    private final Clock clock;
    private final ChatTable table;
    private final Committed listener;
    private final OpenChats open;
    private final List<Result.Changed> committed = new ArrayList<>();
    /// Answered as not stored, after a commit of which nobody knew what became.
    private final List<Append> doubtful = new ArrayList<>();

    ChatWriter(Writer writer, Clock clock, ChatTable table, Committed listener) {
        this.writer = writer;
        this.clock = clock;
        this.table = table;
        this.listener = listener;
        this.open = new OpenChats(table);
        if (writer.shared()) {
            writer.beforeGroup(this::prepare);
        }
        writer.beforeCommit(open::save);
        writer.onRollback(() -> {
            open.forget();
            table.forget(writer);
        });
        writer.afterGroup(this::announce);
    }

    void change(Change change, Consumer<Result> answer) {
        if (!writer.offer(new Append(change, answer))) {
            answer.accept(new Result.Refused(Refusal.UNAVAILABLE, null));
        }
    }

    private void prepare(Writer writer, List<Writer.Job> jobs) throws SQLException {
        Set<Long> chats = new HashSet<>();
        Set<Long> visitors = new HashSet<>();
        for (Writer.Job job : jobs) {
            if (job instanceof Append append) {
                switch (append.change.target()) {
                    case Target.Existing existing -> chats.add(existing.chat().value());
                    case Target.OpenOrNew open ->
                        visitors.add(open.visitor().id().value());
                    case Target.Claimed claimed -> {
                        visitors.add(claimed.before().id().value());
                        visitors.add(claimed.now().id().value());
                    }
                }
            }
        }
        open.refresh(writer, chats, visitors);
        settle(writer);
    }

    /// Whoever was told that it is not stored may be gone. If it is after all, everybody else still has to hear of it.
    private void settle(Writer writer) throws SQLException {
        while (!doubtful.isEmpty()) {
            Append append = doubtful.getFirst();
            Result.Repeated stored =
                    table.repeated(writer, append.attempted.after().id(), append.change.clientId());
            if (stored != null && append.isWhat(stored)) {
                committed.add(append.attempted);
            }
            doubtful.removeFirst();
        }
    }

    private void announce() {
        table.begin();
        if (!committed.isEmpty()) {
            List<Result.Changed> group = List.copyOf(committed);
            committed.clear();
            listener.committed(group);
        }
    }

    private final class Append implements Writer.Job {
        private final Change change;
        private final Consumer<Result> answer;
        private Result result;
        /// What was in a commit of which nobody knows what became, or null.
        private Result.Changed attempted;

        Append(Change change, Consumer<Result> answer) {
            this.change = change;
            this.answer = answer;
        }

        @Override
        public void write(Writer writer) throws SQLException {
            Result now = switch (change.target()) {
                case Target.Existing existing -> existing(existing);
                case Target.OpenOrNew visitor -> openOrNew(visitor);
                case Target.Claimed claimed -> claimed(claimed);
            };
            result = now instanceof Result.Repeated stored && isWhat(stored) ? attempted : now;
        }

        @Override
        public void done() {
            if (result instanceof Result.Changed changed && !changed.events().isEmpty()) {
                committed.add(changed);
            }
            answer.accept(result);
        }

        /// What has a client id is recognised when it is written again.
        @Override
        public boolean doubtful() {
            if (result instanceof Result.Changed changed && !changed.events().isEmpty()) {
                attempted = changed;
            }
            return change.clientId() != null;
        }

        private boolean isWhat(Result.Repeated stored) {
            return attempted != null
                    && attempted.after().id().equals(stored.chat())
                    && attempted.before().last() < stored.number()
                    && stored.number() <= attempted.after().last();
        }

        @Override
        public void failed(Exception cause) {
            if (attempted != null) {
                doubtful.add(this);
            }
            answer.accept(new Result.Refused(Refusal.UNAVAILABLE, null));
        }

        private Result existing(Target.Existing target) throws SQLException {
            Chat chat = open.find(writer, target.chat());
            if (chat == null || !mayTouch(target.actor(), chat)) {
                return new Result.Refused(Refusal.NOT_FOUND, null);
            }
            return decide(chat);
        }

        private Result claimed(Target.Claimed target) throws SQLException {
            Chat chat = open.ofVisitor(writer, target.before());
            if (chat == null || !mayTouch(target.before(), chat)) {
                return new Result.Refused(Refusal.NOT_FOUND, null);
            }
            boolean busy = open.ofVisitor(writer, target.now()) != null;
            return decide(chat, busy ? target.otherwise() : change.decision());
        }

        private Result openOrNew(Target.OpenOrNew target) throws SQLException {
            Chat chat = open.ofVisitor(writer, target.visitor());
            if (chat == null || open.hasEarlier(writer, chat)) {
                Result.Repeated before =
                        table.repeatedByVisitor(writer, target.visitor().id(), change.clientId());
                if (before != null) {
                    return before;
                }
            }
            return chat == null ? begin(target.opening()) : decide(chat);
        }

        private Result begin(Opening opening) throws SQLException {
            return switch (opening.open()) {
                case Outcome.Refused<NewChat, Refusal>(Refusal reason) -> new Result.Refused(reason, null);
                case Outcome.Done<NewChat, Refusal>(NewChat fresh) -> {
                    Chat chat = Chat.empty(fresh.id(), fresh.visitor(), clock.now());
                    table.insert(writer, chat, fresh.visit());
                    open.begun(chat);
                    yield append(chat, fresh.drafts());
                }
            };
        }

        private Result decide(Chat chat) throws SQLException {
            return decide(chat, change.decision());
        }

        private Result decide(Chat chat, Decision decision) throws SQLException {
            return switch (decision.on(chat)) {
                case Outcome.Done<List<Draft>, Refusal>(List<Draft> drafts)
                when !drafts.isEmpty() -> append(chat, drafts);
                case Outcome.Done<List<Draft>, Refusal> _ ->
                    repeatedOr(chat, new Result.Changed(chat, chat, List.of()));
                case Outcome.Refused<List<Draft>, Refusal>(Refusal reason) ->
                    repeatedOr(chat, new Result.Refused(reason, chat));
            };
        }

        /// A retry of what was done before may mean nothing, or be refused, in today's state; it still gets its first
        /// answer.
        private Result repeatedOr(Chat chat, Result today) throws SQLException {
            Result.Repeated before = table.repeated(writer, chat.id(), change.clientId());
            return before != null ? before : today;
        }

        private Result append(Chat chat, List<Draft> drafts) throws SQLException {
            List<ChatEvent> events = new ArrayList<>(drafts.size());
            Chat after = chat;
            for (Draft draft : drafts) {
                var event =
                        new ChatEvent(after.last() + 1, clock.now(), draft.author(), draft.clientId(), draft.content());
                if (!table.insert(writer, chat, event)) {
                    return table.repeated(writer, chat.id(), draft.clientId());
                }
                events.add(event);
                after = after.with(event);
            }
            open.changed(after);
            return new Result.Changed(chat, after, events);
        }
    }

    private static boolean mayTouch(Actor actor, Chat chat) {
        return switch (actor) {
            case null -> true;
            case Actor.Visitor visitor ->
                chat.account().equals(visitor.account()) && chat.visitor().id().equals(visitor.id());
            case Actor.Agent agent -> chat.account().equals(agent.account());
        };
    }
}
