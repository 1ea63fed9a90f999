package dev.causerie.inbox;

import dev.causerie.agent.Agent;
import dev.causerie.chat.Author;
import dev.causerie.chat.Chat;
import dev.causerie.department.DepartmentName;
import dev.causerie.inbox.EntryEvent.Draft;
import dev.causerie.inbox.EntryEvent.What;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.visitor.Details;
import dev.causerie.visitor.Visitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Something that was left for us, and where it stands: its events, folded. All decisions about entries are made here,
/// without I/O.
///
/// @param assignee who looks after it, or null
/// @param department which one it is for, or null
/// @param tags in the order of the alphabet
/// @param unread whether nobody has looked at what the visitor wrote last
/// @param last the number of its newest event, 1 when nothing has happened yet
/// @param decided the number of its newest event that is no note: whoever changes it must have seen that one
/// @param touched the time of its newest message
/// @param lastText the beginning of that
public record Entry(
        EntryId id,
        Left left,
        State state,
        AgentId assignee,
        DepartmentName department,
        List<String> tags,
        boolean unread,
        int last,
        int decided,
        long created,
        long touched,
        String lastText) {
    public static final int LONGEST_ANSWER = 20_000;
    public static final int MOST_TAGS = 20;
    public static final int LONGEST_TAG = 40;
    private static final int PREVIEW = 140;
    private static final int LONGEST_SUBJECT = 70;

    public enum State {
        /// Nobody has dealt with it yet.
        NEW,
        /// It is for us to answer.
        OPEN,
        /// It is for the visitor to answer.
        WAITING,
        SOLVED,
        SPAM
    }

    public enum Refusal {
        NOT_FOUND,
        /// Somebody has changed it since.
        OUTDATED,
        EMPTY,
        TOO_LONG,
        /// The visitor has left no e-mail address.
        NO_ADDRESS,
        /// No agent or department of that name, or one who could not see it.
        UNKNOWN,
        INVALID,
        /// Mail is not set up.
        NO_MAIL
    }

    /// What an agent wants to be otherwise; null leaves it as it is.
    ///
    /// @param assignee null inside for nobody
    /// @param department null inside for none
    public record Wish(State state, To<Agent> assignee, To<DepartmentName> department, List<String> tags) {}

    public record To<T>(T to) {}

    static Entry fresh(EntryId id, Left left, DepartmentName department, long now) {
        return new Entry(id, left, State.NEW, null, department, List.of(), true, 1, 1, now, now, "");
    }

    /// Who goes on in a chat by the link of a mail about it: whoever reads that, known by the entry's own number.
    /// It need not be who typed the address, and neither of them gets to see what the other writes.
    public Visitor reader() {
        Details known = Details.typed(left.name(), left.email(), null);
        return Visitor.unnamed(new VisitorId(id.value()), left.account()).with(known);
    }

    /// Whose chats belong to it.
    List<VisitorId> visitors() {
        return List.of(left.visitor(), reader().id());
    }

    /// Until something else is said, of what was left: made when somebody asks, since most of it is stored unseen.
    @Override
    public String lastText() {
        return lastText.isEmpty() ? preview(left.text()) : lastText;
    }

    /// What a mail about it is called, the same for its whole life.
    public String subject() {
        String line = left.text().strip().lines().findFirst().orElse("").strip();
        if (line.codePointCount(0, line.length()) <= LONGEST_SUBJECT) {
            return line;
        }
        String cut = line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT));
        int word = cut.lastIndexOf(' ');
        return (word > LONGEST_SUBJECT / 2 ? cut.substring(0, word) : cut) + "…";
    }

    /// @param base the number of the newest event that the agent has seen
    public Outcome<List<Draft>, Refusal> change(Author author, int base, Wish wish) {
        if (base < decided) {
            return Outcome.refused(Refusal.OUTDATED);
        }
        List<Draft> drafts = new ArrayList<>();
        if (wish.department() != null && !Objects.equals(wish.department().to(), department)) {
            drafts.add(new Draft(author, null, new What.Filed(wish.department().to())));
        }
        if (wish.assignee() != null) {
            assign(author, wish.assignee().to(), drafts);
        }
        if (wish.tags() != null) {
            if (!Tags.valid(wish.tags())) {
                return Outcome.refused(Refusal.INVALID);
            }
            tag(author, Tags.normal(wish.tags()), drafts);
        }
        if (wish.state() != null && wish.state() != state) {
            drafts.add(new Draft(author, null, new What.Moved(wish.state())));
        }
        return Outcome.done(drafts);
    }

    private void assign(Author author, Agent to, List<Draft> drafts) {
        AgentId id = to == null ? null : to.id();
        if (!Objects.equals(id, assignee)) {
            drafts.add(new Draft(author, null, new What.Assigned(id, to == null ? null : to.name())));
        }
    }

    private void tag(Author author, List<String> wanted, List<Draft> drafts) {
        List<String> added = wanted.stream().filter(tag -> !tags.contains(tag)).toList();
        List<String> removed =
                tags.stream().filter(tag -> !wanted.contains(tag)).toList();
        if (!added.isEmpty() || !removed.isEmpty()) {
            drafts.add(new Draft(author, null, new What.Tagged(added, removed)));
        }
    }

    public Outcome<List<Draft>, Refusal> note(Author author, String clientId, String typed) {
        return text(typed, Chat.LONGEST_TEXT, text -> List.of(new Draft(author, clientId, new What.Note(text))));
    }

    /// An answer by mail. Who answers what nobody looks after looks after it.
    ///
    /// @param base the number of the newest event that the agent has seen
    /// @param messageId the mail's
    /// @param then the state afterwards
    public Outcome<List<Draft>, Refusal> answer(
            Agent agent, int base, String clientId, String typed, String messageId, State then) {
        if (base < decided) {
            return Outcome.refused(Refusal.OUTDATED);
        }
        if (left.email().isEmpty()) {
            return Outcome.refused(Refusal.NO_ADDRESS);
        }
        Author author = new Author.Agent(agent.id());
        return text(typed, LONGEST_ANSWER, text -> {
            List<Draft> drafts = new ArrayList<>();
            drafts.add(new Draft(author, clientId, new What.Answer(text, left.email(), messageId)));
            if (assignee == null) {
                assign(author, agent, drafts);
            }
            if (then != State.WAITING) {
                drafts.add(new Draft(author, null, new What.Moved(then)));
            }
            return drafts;
        });
    }

    /// A mail came back.
    List<Draft> reply(String clientId, What.Reply reply) {
        return List.of(new Draft(new Author.Visitor(left.visitor()), clientId, reply));
    }

    /// A mail of ours came back.
    List<Draft> returned(String clientId, String said) {
        return List.of(new Draft(new Author.System(), clientId, new What.Returned(said)));
    }

    private interface Said {
        List<Draft> drafts(String text);
    }

    private static Outcome<List<Draft>, Refusal> text(String typed, int longest, Said said) {
        String text = typed.replace("\0", "").strip();
        if (text.isEmpty()) {
            return Outcome.refused(Refusal.EMPTY);
        }
        return text.length() > longest ? Outcome.refused(Refusal.TOO_LONG) : Outcome.done(said.drafts(text));
    }

    /// This entry after one more event.
    public Entry with(EntryEvent event) {
        return switch (event.what()) {
            case What.Note _ -> noted(event.number());
            case What.Answer(String text, String _, String _) ->
                next(event, State.WAITING, assignee, department, tags).said(text, event.time(), false);
            case What.Reply reply when reply.machine() -> next(event, state, assignee, department, tags);
            case What.Reply reply ->
                next(event, awake(), assignee, department, tags).said(reply.said(), event.time(), state != State.SPAM);
            case What.Returned _ ->
                next(event, awake(), assignee, department, tags).said(lastText, event.time(), state != State.SPAM);
            case What.Moved(State to) ->
                next(event, to, assignee, department, tags).read();
            case What.Assigned(AgentId to, String _) ->
                next(event, to != null && state == State.NEW ? State.OPEN : state, to, department, tags);
            case What.Filed(DepartmentName to) -> next(event, state, assignee, to, tags);
            case What.Tagged tagged -> next(event, state, assignee, department, Tags.after(tags, tagged));
        };
    }

    private Entry noted(int number) {
        return new Entry(
                id, left, state, assignee, department, tags, unread, number, decided, created, touched, lastText);
    }

    /// Where it stands once the visitor has written again.
    private State awake() {
        return state == State.WAITING || state == State.SOLVED ? State.OPEN : state;
    }

    private Entry next(EntryEvent event, State state, AgentId assignee, DepartmentName department, List<String> tags) {
        int number = event.number();
        return new Entry(
                id, left, state, assignee, department, tags, unread, number, number, created, touched, lastText);
    }

    private Entry said(String text, long time, boolean unread) {
        return new Entry(
                id, left, state, assignee, department, tags, unread, last, decided, created, time, preview(text));
    }

    Entry read() {
        return new Entry(id, left, state, assignee, department, tags, false, last, decided, created, touched, lastText);
    }

    private static String preview(String text) {
        StringBuilder line = new StringBuilder(PREVIEW);
        boolean gap = false;
        for (int at = 0; at < text.length(); ) {
            int letter = text.codePointAt(at);
            at += Character.charCount(letter);
            if (Character.isWhitespace(letter)) {
                gap = !line.isEmpty();
            } else if (line.length() + (gap ? 1 : 0) + Character.charCount(letter) > PREVIEW) {
                break;
            } else {
                line.append(gap ? " " : "").appendCodePoint(letter);
                gap = false;
            }
        }
        return line.toString();
    }
}
