package dev.causerie.demo;

import dev.causerie.agent.Agent;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.Desks;
import dev.causerie.chat.Chats;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.EndChat;
import dev.causerie.chat.EndChat.Ending;
import dev.causerie.chat.PostMessage;
import dev.causerie.chat.PostNote;
import dev.causerie.chat.PostReply;
import dev.causerie.chat.RateChat;
import dev.causerie.chat.Refusal;
import dev.causerie.chat.ServeChat;
import dev.causerie.demo.Script.Line;
import dev.causerie.department.Department;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.Departments;
import dev.causerie.department.Roster;
import dev.causerie.department.Staffed;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.mask.Masks;
import dev.causerie.visitor.Details;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import dev.causerie.visitor.Visits;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/// Plays past chats as if it were then: by the use cases that visitors and agents call, on a clock that runs in the
/// past.
public final class PastChats {
    private final Visits visits;
    private final Clock clock;
    private final Then then = new Then();
    private final Ids ids = new Ids(then);
    private final Desks desks = new Desks(then);
    private final Roster roster;
    private final PostMessage ask;
    private final ServeChat serve;
    private final PostReply reply;
    private final PostNote note;
    private final EndChat end;
    private final RateChat rate;

    /// @param log the log of all chats, on a clock of ours
    public PastChats(Function<Clock, Chats> log, Departments departments, Visits visits, Clock clock) {
        this.visits = visits;
        this.clock = clock;
        Chats chats = log.apply(then);
        this.roster = new Roster(departments, desks, then, Runnable::run, (account, staffed) -> {});
        this.ask = new PostMessage(chats, desks, roster, ids, Masks.NONE);
        this.serve = new ServeChat(chats, roster);
        this.reply = new PostReply(chats, Masks.NONE);
        this.note = new PostNote(chats, Masks.NONE);
        this.end = new EndChat(chats);
        this.rate = new RateChat(chats, Masks.NONE, then);
    }

    /// Blocks until the chat is on disk. The visitor is on the site until its end, so that nobody takes it for one that
    /// was left.
    void play(Script script, Agent agent) {
        then.millis = clock.now() - script.ago().toMillis();
        Actor.Visitor visitor = new Actor.Visitor(agent.account(), new VisitorId(ids.next()));
        Visit visit = script.visitAt(then.millis);
        visits.arrive(visitor.id(), visit, null, Details.NONE);
        desks.arrive(agent.account(), agent.id(), AgentStatus.ONLINE);
        roster.open(agent.account());
        ChatId chat = begin(script, visitor, visit, agent);
        Actor.Agent actor = new Actor.Agent(agent.account(), agent.id());
        for (Line line : script.lines().subList(1, script.lines().size())) {
            then.pass(line.text());
            switch (line.by()) {
                case "visitor" ->
                    done(answer -> ask.post(visitor, begins(visitor, visit, null), clientId(), line.text(), answer));
                case "agent" -> done(answer -> reply.post(actor, chat, clientId(), line.text(), answer));
                default -> done(answer -> note.post(actor, chat, clientId(), line.text(), answer));
            }
        }
        then.pass("");
        boolean visitorEnds = script.lines().getLast().by().equals("visitor");
        Ending ending = visitorEnds ? new Ending.ByVisitor(visitor) : new Ending.ByAgent(actor, chat);
        done(answer -> end.end(ending, clientId(), answer));
        if (script.rated() != null) {
            then.pass("");
            done(answer -> rate.rate(visitor, chat, clientId(), script.rated(), true, answer));
        }
        visits.leave(visitor.id());
    }

    private ChatId begin(Script script, Actor.Visitor visitor, Visit visit, Agent agent) {
        String text = script.lines().getFirst().text();
        DepartmentId department = roster.of(agent.account()).stream()
                .map(Staffed::department)
                .filter(one -> one.charter().name().equals(script.department()))
                .map(Department::id)
                .findFirst()
                .orElse(null);
        ChatId chat = done(answer -> ask.post(visitor, begins(visitor, visit, department), clientId(), text, answer));
        then.pass("");
        return done(answer -> serve.serve(agent, chat, clientId(), answer));
    }

    private static Outcome<PostMessage.Beginning, Refusal> begins(
            Actor.Visitor visitor, Visit visit, DepartmentId department) {
        Visitor somebody = Visitor.unnamed(visitor.id(), visitor.account());
        return Outcome.done(new PostMessage.Beginning(somebody, visit, department, List.of()));
    }

    private String clientId() {
        return "demo-" + ids.next();
    }

    private static ChatId done(Consumer<Consumer<Result>> act) {
        CompletableFuture<Result> answer = new CompletableFuture<>();
        act.accept(answer::complete);
        if (answer.join() instanceof Result.Changed changed) {
            return changed.after().id();
        }
        throw new IllegalStateException("The demo's past cannot be played: " + answer.join());
    }

    private static final class Then implements Clock {
        private volatile long millis;

        @Override
        public long now() {
            return millis;
        }

        /// Reading takes a while, and so does writing.
        private void pass(String text) {
            millis += 5_000 + 200L * text.length();
        }
    }
}
