package dev.causerie.inbox;

import dev.causerie.chat.Author;
import dev.causerie.chat.Chat;
import dev.causerie.chat.Chats;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.Departments;
import dev.causerie.http.OwnAddress;
import dev.causerie.http.Problem;
import dev.causerie.inbox.Entry.Refusal;
import dev.causerie.inbox.Entry.State;
import dev.causerie.inbox.Entry.To;
import dev.causerie.inbox.EntryBody.ChatBody;
import dev.causerie.inbox.EntryBody.CountBody;
import dev.causerie.inbox.EntryBody.EventBody;
import dev.causerie.inbox.EntryBody.LeftBody;
import dev.causerie.inbox.EntryBody.ListBody;
import dev.causerie.inbox.EntryBody.PageBody;
import dev.causerie.inbox.EntryBody.TalkBody;
import dev.causerie.inbox.EntryEvent.What;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Id;
import dev.causerie.kernel.Outcome;
import dev.causerie.mail.Mails;
import dev.causerie.mask.Masks;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SignedIn;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The inbox, as far as the caller may see it.
@Path("/api/inbox")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class InboxRoutes {
    /// What a change may say; null leaves it as it is.
    ///
    /// @param base the number of the newest event that the agent has seen
    /// @param assignee an agent, or "" for nobody
    /// @param department its id, or "" for none
    public record Typed(Integer base, String state, String assignee, String department, List<String> tags) {}

    /// @param id the sender's own id for it: what comes twice under one is one
    public record Note(String id, String text) {}

    /// @param state afterwards: `waiting` when left out, `open` or `solved`
    /// @param resume whether the mail has a link that goes on in the chat
    public record Answer(String id, Integer base, String text, String state, Boolean resume) {}

    public static class Query {
        @QueryParam("state")
        String states;

        @QueryParam("assignee")
        String assignee;

        @QueryParam("department")
        String department;

        @QueryParam("tag")
        String tag;

        @QueryParam("q")
        String search;

        @QueryParam("after")
        String after;

        @QueryParam("limit")
        @DefaultValue("50")
        int limit;

        Filter.Asked asked() {
            return new Filter.Asked(states, assignee, department, tag, search, after);
        }
    }

    private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9_-]{8,40}");
    private static final Problem OUTDATED = Problem.of(409, "outdated", "Somebody has changed this entry meanwhile.");
    private static final Problem NO_MAIL = Problem.of(409, "no_mail", "Mail is not set up.");
    private static final int BESIDE = 20;
    private static final int LONGEST_TALK = 500;

    private final Entries entries;
    private final Departments departments;
    private final Chats chats;
    private final ChangeEntry change;
    private final AnswerEntry answer;
    private final Masks masks;
    private final Mails mails;
    private final OwnAddress address;

    InboxRoutes(Entries entries, Departments departments, Chats chats, Verbs verbs, Mails mails, OwnAddress address) {
        this.entries = entries;
        this.departments = departments;
        this.chats = chats;
        this.change = verbs.change();
        this.answer = verbs.answer();
        this.masks = verbs.masks();
        this.mails = mails;
        this.address = address;
    }

    /// What agents do with an entry.
    record Verbs(ChangeEntry change, AnswerEntry answer, Masks masks) {}

    @GET
    public Response list(@BeanParam Query query, @Context SecurityContext context) {
        SignedIn caller = SessionGuard.caller(context);
        Optional<Filter> filter = query.asked().filter(caller.agent().id());
        int limit = query.limit;
        if (filter.isEmpty() || limit < 1 || limit > Entries.PAGE) {
            return Problem.BAD_REQUEST.response();
        }
        List<Entry> found = entries.list(reach(caller), filter.get(), limit + 1);
        List<Entry> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? Filter.Cursor.of(page.getLast()).toString() : null;
        return Response.ok(new ListBody(page.stream().map(EntryBody::of).toList(), next))
                .build();
    }

    @GET
    @Path("/count")
    public CountBody count(@Context SecurityContext context) {
        SignedIn caller = SessionGuard.caller(context);
        return new CountBody(
                entries.unread(reach(caller)), entries.tags(caller.account().id()));
    }

    @GET
    @Path("/{id}")
    public Response page(@PathParam("id") String id, @Context SecurityContext context) {
        Reach reach = reach(SessionGuard.caller(context));
        return named(id, known -> entries.find(reach, known).map(entry -> page(reach, entry)));
    }

    private Response page(Reach reach, Entry entry) {
        List<ChatBody> past = entry.visitors().stream()
                .flatMap(visitor -> chats.of(reach.actor(), visitor, BESIDE).stream())
                .sorted(Comparator.comparingLong(Chat::started).reversed())
                .limit(BESIDE)
                .map(ChatBody::of)
                .toList();
        List<EntryBody> earlier = entries.earlier(reach, entry, BESIDE).stream()
                .map(EntryBody::of)
                .toList();
        // What has happened since the entry was read comes with its news.
        List<EntryEvent> known = entries.events(entry.id()).stream()
                .filter(event -> event.number() <= entry.last())
                .toList();
        Map<String, Mails.State> mailed = mailed(entry, known);
        List<EventBody> events =
                known.stream().map(event -> EventBody.of(event, mailed)).toList();
        return Response.ok(new PageBody(EntryBody.of(entry), LeftBody.of(entry.left()), events, past, earlier))
                .build();
    }

    private Map<String, Mails.State> mailed(Entry entry, List<EntryEvent> events) {
        List<String> names = events.stream()
                .filter(event -> event.what() instanceof What.Answer)
                .map(event -> ((What.Answer) event.what()).messageId())
                .toList();
        return names.isEmpty() ? Map.of() : mails.states(entry.left().account(), names);
    }

    /// What was said in one of the visitor's past chats.
    @GET
    @Path("/{id}/chats/{chat}")
    public Response chat(@PathParam("id") String id, @PathParam("chat") String chat, @Context SecurityContext context) {
        Reach reach = reach(SessionGuard.caller(context));
        return named(
                id,
                known -> entries.find(reach, known)
                        .flatMap(entry -> chats.find(reach.actor(), new ChatId(Id.parse(chat)))
                                .filter(found -> entry.visitors()
                                        .contains(found.visitor().id())))
                        .map(found -> Response.ok(TalkBody.of(chats.events(reach.actor(), found.id(), 0, LONGEST_TALK)))
                                .build()));
    }

    @PATCH
    @Path("/{id}")
    public Response change(@PathParam("id") String id, Typed typed, @Context SecurityContext context) {
        if (typed == null || typed.base() == null) {
            return Problem.BAD_REQUEST.response();
        }
        Optional<State> state = Filter.Asked.state(typed.state());
        if (typed.state() != null && state.isEmpty()) {
            return Problem.invalid(Map.of("state", "unknown")).response();
        }
        Reach reach = reach(SessionGuard.caller(context));
        To<AgentId> assignee = to(typed.assignee(), text -> new AgentId(Id.parse(text)));
        To<DepartmentId> department = to(typed.department(), text -> new DepartmentId(Id.parse(text)));
        var asked = new ChangeEntry.Asked(typed.base(), state.orElse(null), assignee, department, typed.tags());
        String field = typed.department() != null ? "department" : typed.assignee() != null ? "assignee" : "tags";
        return named(id, known -> Optional.of(answer(reach, change.change(reach, known, asked), field)));
    }

    private static <T> To<T> to(String text, Function<String, T> id) {
        return text == null ? null : new To<>(text.isEmpty() ? null : id.apply(text));
    }

    @POST
    @Path("/{id}/notes")
    public Response note(@PathParam("id") String id, Note typed, @Context SecurityContext context) {
        if (typed == null || typed.text() == null || !wellNamed(typed.id())) {
            return Problem.BAD_REQUEST.response();
        }
        Reach reach = reach(SessionGuard.caller(context));
        return named(id, known -> Optional.of(answer(reach, entries.change(noting(reach, known, typed)), "text")));
    }

    private Entries.Change noting(Reach reach, EntryId id, Note note) {
        Author author = Author.of(reach.actor());
        String text = kept(reach, note.text());
        return new Entries.Change(reach, id, note.id(), entry -> entry.note(author, note.id(), text));
    }

    private String kept(Reach reach, String text) {
        masks.open(reach.actor().account());
        return masks.of(reach.actor(), text);
    }

    @POST
    @Path("/{id}/answers")
    public Response answer(
            @PathParam("id") String id,
            Answer typed,
            @Context SecurityContext context,
            @Context HttpServerRequest request) {
        if (typed == null || typed.text() == null || typed.base() == null || !wellNamed(typed.id())) {
            return Problem.BAD_REQUEST.response();
        }
        Optional<State> then = Filter.Asked.state(typed.state() == null ? "waiting" : typed.state());
        if (then.isEmpty() || then.get() == State.NEW || then.get() == State.SPAM) {
            return Problem.invalid(Map.of("state", "unknown")).response();
        }
        SignedIn caller = SessionGuard.caller(context);
        Reach reach = reach(caller);
        boolean resume = typed.resume() == null || typed.resume();
        var said = new AnswerEntry.Said(
                typed.base(), typed.id(), kept(reach, typed.text()), then.get(), resume, address.seenBy(request));
        return named(
                id, known -> Optional.of(answer(reach, answer.answer(caller.agent(), reach, known, said), "text")));
    }

    @PUT
    @Path("/{id}/read")
    public Response read(@PathParam("id") String id, @Context SecurityContext context) {
        Reach reach = reach(SessionGuard.caller(context));
        return named(id, known -> {
            entries.read(reach, known);
            return Optional.of(Response.noContent().build());
        });
    }

    private Reach reach(SignedIn caller) {
        return Reach.of(caller.agent(), departments.of(caller.account().id()));
    }

    private static boolean wellNamed(String clientId) {
        return clientId != null && CLIENT_ID.matcher(clientId).matches();
    }

    private static Response named(String id, Function<EntryId, Optional<Response>> answer) {
        return Optional.ofNullable(EntryId.parse(id)).flatMap(answer).orElseGet(Problem.NOT_FOUND::response);
    }

    /// Whoever has moved it out of their own reach has done so, and sees it no more.
    private Response answer(Reach reach, Outcome<Entry, Refusal> outcome, String field) {
        return switch (outcome) {
            case Outcome.Done<Entry, Refusal>(Entry entry) ->
                reach.sees(entry) ? page(reach, entry) : Response.noContent().build();
            case Outcome.Refused<Entry, Refusal>(Refusal reason) ->
                switch (reason) {
                    case NOT_FOUND -> Problem.NOT_FOUND.response();
                    case OUTDATED -> OUTDATED.response();
                    case NO_MAIL -> NO_MAIL.response();
                    case EMPTY -> Problem.invalid(Map.of(field, "empty")).response();
                    case TOO_LONG -> Problem.invalid(Map.of(field, "too_long")).response();
                    case NO_ADDRESS -> Problem.invalid(Map.of("email", "empty")).response();
                    case UNKNOWN -> Problem.invalid(Map.of(field, "unknown")).response();
                    case INVALID -> Problem.invalid(Map.of("tags", "invalid")).response();
                };
        };
    }
}
