package dev.causerie.chat;

import dev.causerie.agent.Agent;
import dev.causerie.chat.ChatEvent.Draft;
import dev.causerie.chat.Content.EndReason;
import dev.causerie.chat.Content.Receiver;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.DepartmentName;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Outcome;
import dev.causerie.visitor.Details;
import dev.causerie.visitor.PageView;
import dev.causerie.visitor.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The present state of a chat: its events, folded. All decisions about chats are made here, without I/O.
///
/// @param agents who serves it, in the order they joined
/// @param department which one it is in, or null
/// @param awaits the agent it was handed over to and who has not come yet, or null
/// @param waiting since when nobody serves it, 0 while somebody does
/// @param ended since when it is over, 0 while it is not
/// @param touched the time of its newest event
/// @param last the number of its newest event, 0 before the first
/// @param lastPublic the number of its newest event that the visitor may see
/// @param lastText the beginning of its newest message, or null
/// @param lastAgent who joined last, or null while nobody has
/// @param requested when an agent asked last for a rating, 0 when none has
/// @param verdict the rating that counts, or null
public record Chat(
        ChatId id,
        AccountId account,
        Visitor visitor,
        Status status,
        List<AgentId> agents,
        DepartmentName department,
        AgentId awaits,
        long started,
        long waiting,
        long ended,
        long touched,
        int last,
        int lastPublic,
        String lastText,
        AgentId lastAgent,
        long requested,
        Verdict verdict) {
    public static final int LONGEST_TEXT = 5_000;
    public static final int LONGEST_COMMENT = 1_000;
    /// How long a chat that is over can still be rated.
    public static final long RATED_AFTER_MILLIS = 24 * 60 * 60_000L;
    /// How long an agent waits before asking for a rating again.
    public static final long REQUESTED_AGAIN_MILLIS = 10 * 60_000L;
    private static final int PREVIEW = 120;

    public enum Status {
        WAITING,
        ACTIVE,
        ENDED
    }

    /// A chat before its first event.
    public static Chat empty(ChatId id, Visitor visitor, long now) {
        return new Chat(
                id,
                visitor.account(),
                visitor,
                Status.WAITING,
                List.of(),
                null,
                null,
                now,
                now,
                0,
                now,
                0,
                0,
                null,
                null,
                0,
                null);
    }

    /// The first events of a chat that a visitor starts by writing.
    ///
    /// @param department which one the visitor asks for, or null
    /// @param answers to the form before it
    public static Outcome<List<Draft>, Refusal> start(
            Visitor visitor,
            PageView page,
            DepartmentName department,
            List<Content.Answer> answers,
            String clientId,
            String text) {
        Author author = new Author.Visitor(visitor.id());
        var started = Content.Started.by(visitor, page, department);
        return text(text, checked -> {
            List<Draft> drafts = new ArrayList<>();
            drafts.add(new Draft(author, null, started));
            if (!answers.isEmpty()) {
                drafts.add(new Draft(author, null, new Content.Answered(answers)));
            }
            drafts.add(new Draft(author, clientId, new Content.Message(checked)));
            return drafts;
        });
    }

    /// The visitor says who they are; nothing is written when that was known.
    public Outcome<List<Draft>, Refusal> describe(Author author, String clientId, Details details) {
        Visitor now = visitor.with(details);
        var described = new Content.Described(now.name(), now.email(), now.phone(), now.vouchedBy());
        return now.equals(visitor)
                ? Outcome.done(List.of())
                : speak(author, "-", any -> List.of(new Draft(author, clientId, described)));
    }

    /// The visitor has signed in meanwhile, and goes on as whom their site knows.
    public Outcome<List<Draft>, Refusal> claim(Visitor verified) {
        Author author = new Author.Visitor(verified.id());
        var content = Content.Verified.of(verified, visitor);
        return speak(author, "-", any -> List.of(new Draft(author, null, content)));
    }

    public Outcome<List<Draft>, Refusal> message(Author author, String clientId, String text) {
        return speak(author, text, checked -> List.of(new Draft(author, clientId, new Content.Message(checked))));
    }

    public Outcome<List<Draft>, Refusal> note(Author author, String clientId, String text) {
        return speak(author, text, checked -> List.of(new Draft(author, clientId, new Content.Note(checked))));
    }

    /// One agent serves a waiting chat; whoever comes second is told that it is taken.
    ///
    /// @param offering whether what waits for a department is offered to this agent
    public Outcome<List<Draft>, Refusal> serve(Agent agent, String clientId, Predicate<DepartmentId> offering) {
        return switch (status) {
            case WAITING ->
                mayTake(agent.id(), offering)
                        ? Outcome.done(List.of(new Draft(
                                new Author.Agent(agent.id()),
                                clientId,
                                new Content.Joined(agent.id(), agent.name(), agent.title(), agent.avatar()))))
                        : Outcome.refused(Refusal.NOT_MEMBER);
            case ACTIVE -> agents.contains(agent.id()) ? Outcome.done(List.of()) : Outcome.refused(Refusal.TAKEN);
            case ENDED -> Outcome.refused(Refusal.ENDED);
        };
    }

    /// The agent, who serves the chat, has another name, title or picture.
    public Outcome<List<Draft>, Refusal> introduce(Agent agent) {
        Author author = new Author.Agent(agent.id());
        var introduced = new Content.Introduced(agent.id(), agent.name(), agent.title(), agent.avatar());
        return speak(author, "-", any -> List.of(new Draft(author, null, introduced)));
    }

    private boolean mayTake(AgentId agent, Predicate<DepartmentId> offering) {
        return department == null || agent.equals(awaits) || offering.test(department.id());
    }

    public Outcome<List<Draft>, Refusal> leave(AgentId agent, String clientId) {
        Author author = new Author.Agent(agent);
        return speak(author, "-", any -> List.of(new Draft(author, clientId, new Content.Left())));
    }

    /// Whoever serves it hands it over and steps out.
    ///
    /// @param to whoever shall have it, or why they cannot
    /// @param note what only agents read, or blank
    public Outcome<List<Draft>, Refusal> transfer(
            Author author, String clientId, Outcome<Receiver, Refusal> to, String note) {
        boolean noted = !note.replace("\0", "").isBlank();
        Outcome<List<Draft>, Refusal> said = speak(
                author,
                noted ? note : "-",
                checked -> noted ? List.of(new Draft(author, null, new Content.Note(checked))) : List.of());
        return switch (said) {
            case Outcome.Refused<List<Draft>, Refusal> refused -> refused;
            case Outcome.Done<List<Draft>, Refusal>(List<Draft> notes) ->
                switch (to) {
                    case Outcome.Refused<Receiver, Refusal>(Refusal reason) -> Outcome.refused(reason);
                    case Outcome.Done<Receiver, Refusal>(Receiver receiver) -> {
                        List<Draft> drafts = new ArrayList<>();
                        // First what has an id: by it a repeat is recognised before anything is written.
                        drafts.add(new Draft(author, clientId, new Content.Transferred(department, receiver)));
                        drafts.addAll(notes);
                        yield Outcome.done(drafts);
                    }
                };
        };
    }

    public Outcome<List<Draft>, Refusal> end(Author author, String clientId) {
        EndReason reason = switch (author) {
            case Author.Visitor _ -> EndReason.VISITOR;
            case Author.Agent _ -> EndReason.AGENT;
            case Author.System _ -> EndReason.IDLE;
        };
        return speak(author, "-", any -> List.of(new Draft(author, clientId, new Content.Ended(reason))));
    }

    /// An agent ends it without serving it.
    public Outcome<List<Draft>, Refusal> cut(Author author, String clientId) {
        return status == Status.ENDED
                ? Outcome.refused(Refusal.ENDED)
                : Outcome.done(List.of(new Draft(author, clientId, new Content.Ended(EndReason.AGENT))));
    }

    /// The visitor says how it is, changes that or takes it back: as soon as somebody has come, and for a while after
    /// it is over. A comment goes with a rating. What is said already is not said again.
    ///
    /// @param offered whether the visitor's widget asks for ratings
    /// @param now in milliseconds since 1970 UTC
    public Outcome<List<Draft>, Refusal> rate(
            Author author, String clientId, Content.Rated said, boolean offered, long now) {
        if (!offered || lastAgent == null) {
            return Outcome.refused(Refusal.NOT_OFFERED);
        }
        if (status == Status.ENDED && now - ended > RATED_AFTER_MILLIS) {
            return Outcome.refused(Refusal.ENDED);
        }
        String comment =
                said.comment() == null ? "" : said.comment().replace("\0", "").strip();
        if (said.rating() == null && !comment.isEmpty()) {
            return Outcome.refused(Refusal.EMPTY);
        }
        if (comment.length() > LONGEST_COMMENT) {
            return Outcome.refused(Refusal.TOO_LONG);
        }
        var rated = new Content.Rated(said.rating(), comment.isEmpty() ? null : comment);
        var before = verdict == null
                ? new Content.Rated(null, null)
                : new Content.Rated(verdict.rating(), verdict.comment());
        return Outcome.done(rated.equals(before) ? List.of() : List.of(new Draft(author, clientId, rated)));
    }

    /// An agent who serves it asks the visitor to rate it, once in a while.
    ///
    /// @param offered whether the visitor's widget asks for ratings
    /// @param now in milliseconds since 1970 UTC
    public Outcome<List<Draft>, Refusal> requestRating(Author author, String clientId, boolean offered, long now) {
        var request = new Draft(author, clientId, new Content.RatingRequested());
        return switch (speak(author, "-", any -> List.of(request))) {
            case Outcome.Refused<List<Draft>, Refusal> refused -> refused;
            case Outcome.Done<List<Draft>, Refusal> _ when !offered -> Outcome.refused(Refusal.NOT_OFFERED);
            case Outcome.Done<List<Draft>, Refusal> _
            when requested > 0 && now - requested < REQUESTED_AGAIN_MILLIS -> Outcome.refused(Refusal.RATE_LIMITED);
            case Outcome.Done<List<Draft>, Refusal> done -> done;
        };
    }

    private Outcome<List<Draft>, Refusal> speak(Author author, String text, Said said) {
        if (status == Status.ENDED) {
            return Outcome.refused(Refusal.ENDED);
        }
        if (author instanceof Author.Agent agent && !agents.contains(agent.id())) {
            return Outcome.refused(Refusal.NOT_SERVING);
        }
        return text(text, said);
    }

    private interface Said {
        List<Draft> drafts(String text);
    }

    /// A letter that nobody sees, and that not every database can keep, is left out.
    private static Outcome<List<Draft>, Refusal> text(String typed, Said said) {
        String text = typed.replace("\0", "");
        if (text.isBlank()) {
            return Outcome.refused(Refusal.EMPTY);
        }
        return text.length() > LONGEST_TEXT ? Outcome.refused(Refusal.TOO_LONG) : Outcome.done(said.drafts(text));
    }

    /// This chat after one more event.
    public Chat with(ChatEvent event) {
        return switch (event.content()) {
            case Content.Started started ->
                in(started.department(), null).next(event, status, agents, waiting, lastText);
            case Content.Introduced _, Content.Note _, Content.Answered _ ->
                next(event, status, agents, waiting, lastText);
            case Content.Message message -> next(event, status, agents, waiting, preview(message.text()));
            case Content.Described said -> of(said.by(visitor)).next(event, status, agents, waiting, lastText);
            case Content.Verified who -> of(who.in(account)).next(event, status, agents, waiting, lastText);
            case Content.Joined joined ->
                known(joined.agent(), requested, verdict).next(event, Status.ACTIVE, plus(joined.agent()), 0, lastText);
            case Content.Left _ -> left(event);
            case Content.Transferred transferred ->
                meantFor(transferred.to()).next(event, Status.WAITING, List.of(), event.time(), lastText);
            case Content.Ended _ -> next(event, Status.ENDED, agents, 0, lastText);
            case Content.RatingRequested _ ->
                known(lastAgent, event.time(), verdict).next(event, status, agents, waiting, lastText);
            case Content.Rated rated ->
                known(lastAgent, requested, verdict(rated, event.time()))
                        .next(event, status, agents, waiting, lastText);
        };
    }

    private Verdict verdict(Content.Rated rated, long time) {
        return rated.rating() == null
                ? null
                : new Verdict(rated.rating(), rated.comment(), time, lastAgent, department);
    }

    private Chat left(ChatEvent event) {
        List<AgentId> staying = agents.stream()
                .filter(agent -> !new Author.Agent(agent).equals(event.author()))
                .toList();
        return staying.isEmpty()
                ? next(event, Status.WAITING, staying, event.time(), lastText)
                : next(event, status, staying, waiting, lastText);
    }

    private Chat meantFor(Receiver receiver) {
        return switch (receiver) {
            case Receiver.ToDepartment(DepartmentName other) -> in(other, null);
            case Receiver.ToAgent(AgentId agent, String _) -> in(department, agent);
        };
    }

    private Chat of(Visitor visitor) {
        return copy(visitor, department, awaits, lastAgent, requested, verdict);
    }

    private Chat in(DepartmentName department, AgentId awaits) {
        return copy(visitor, department, awaits, lastAgent, requested, verdict);
    }

    private Chat known(AgentId lastAgent, long requested, Verdict verdict) {
        return copy(visitor, department, awaits, lastAgent, requested, verdict);
    }

    private Chat copy(
            Visitor visitor,
            DepartmentName department,
            AgentId awaits,
            AgentId lastAgent,
            long requested,
            Verdict verdict) {
        return new Chat(
                id,
                account,
                visitor,
                status,
                agents,
                department,
                awaits,
                started,
                waiting,
                ended,
                touched,
                last,
                lastPublic,
                lastText,
                lastAgent,
                requested,
                verdict);
    }

    private Chat next(ChatEvent event, Status status, List<AgentId> agents, long waiting, String lastText) {
        int seen = event.content().audience() == Content.Audience.EVERYONE ? event.number() : lastPublic;
        boolean ends = status == Status.ENDED && this.status != Status.ENDED;
        return new Chat(
                id,
                account,
                visitor,
                status,
                agents,
                department,
                status == Status.WAITING ? awaits : null,
                started,
                waiting,
                ends ? event.time() : ended,
                event.time(),
                event.number(),
                seen,
                lastText,
                lastAgent,
                requested,
                verdict);
    }

    private List<AgentId> plus(AgentId agent) {
        if (agents.contains(agent)) {
            return agents;
        }
        List<AgentId> more = new ArrayList<>(agents);
        more.add(agent);
        return List.copyOf(more);
    }

    private static String preview(String text) {
        return text.length() <= PREVIEW ? text : text.substring(0, PREVIEW);
    }
}
