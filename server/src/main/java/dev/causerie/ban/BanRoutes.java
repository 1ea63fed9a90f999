package dev.causerie.ban;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.ban.AddBan.Terms;
import dev.causerie.ban.Bans.Kind;
import dev.causerie.http.Problem;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Id;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import dev.causerie.security.SignedIn;
import dev.causerie.sql.Changes;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Who may not chat. Every agent may ban a visitor; the rest is for administrators.
@Path("/api/bans")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BanRoutes {
    /// A visitor or a network, one of both.
    ///
    /// @param address whether the visitor's address is banned too
    /// @param network an address or a range like `192.0.2.0/24`
    /// @param ends in milliseconds since 1970 UTC; left out for never
    public record Typed(String visitor, Boolean address, String network, String reason, Long ends) {}

    public record Lifting(List<String> ids) {}

    /// @param kind `visitor` or `network`
    /// @param visitor and
    /// @param name of a visitor, or
    /// @param network
    /// @param by who banned, while they are in the team
    @JsonInclude(Include.NON_NULL)
    public record BanBody(
            String id,
            String kind,
            String visitor,
            String name,
            String network,
            String reason,
            String by,
            long created,
            Long ends) {}

    /// @param more whether there are others after the last of them
    public record BansBody(List<BanBody> bans, boolean more) {}

    public record LiftedBody(int lifted) {}

    private static final int PAGE = 100;
    private static final int MOST_LIFTED = 1_000;
    private static final int LONGEST_SEARCH = 200;

    private final Bans bans;
    private final Banned banned;
    private final AddBan add;
    private final Agents agents;
    private final Changes changes;
    private final Clock clock;

    BanRoutes(Bans bans, Banned banned, AddBan add, Agents agents, Changes changes, Clock clock) {
        this.bans = bans;
        this.banned = banned;
        this.add = add;
        this.agents = agents;
        this.changes = changes;
        this.clock = clock;
    }

    /// No database finds a letter that it cannot keep.
    private static boolean findable(String search) {
        return search.length() <= LONGEST_SEARCH && search.indexOf('\0') < 0;
    }

    /// @param kind `visitor`, `network`, or left out for both
    /// @param search words of a name, a network or a reason; an address finds the ranges that hold it
    /// @param before the last one that was seen
    @GET
    @Administrators
    public Response list(
            @QueryParam("kind") String kind,
            @QueryParam("search") String search,
            @QueryParam("before") String before,
            @Context SecurityContext context) {
        boolean known = kind == null || kind.equals("visitor") || kind.equals("network");
        if (!known || search != null && !findable(search) || before != null && Id.parse(before) < 0) {
            return Problem.BAD_REQUEST.response();
        }
        AccountId account = SessionGuard.caller(context).account().id();
        String words = search == null ? "" : search;
        Bans.Filter filter = new Bans.Filter(
                kind == null ? null : Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                words,
                banned.around(account, words.strip()),
                before == null ? null : new BanId(Id.parse(before)),
                PAGE + 1);
        List<Ban> found = bans.of(account, filter, clock.now());
        return Response.ok(
                        new BansBody(found.stream().limit(PAGE).map(this::body).toList(), found.size() > PAGE))
                .build();
    }

    @POST
    public Response add(Typed typed, @Context SecurityContext context) {
        if (typed == null || (typed.visitor() == null) == (typed.network() == null)) {
            return Problem.BAD_REQUEST.response();
        }
        SignedIn caller = SessionGuard.caller(context);
        if (typed.network() != null && caller.agent().role() == Agent.Role.AGENT) {
            return Problem.NOT_ALLOWED.response();
        }
        Terms terms = new Terms(typed.reason(), typed.ends());
        Outcome<List<Ban>, Map<String, String>> outcome = typed.network() != null
                ? add.network(caller.actor(), typed.network(), terms)
                : add.visitor(
                        caller.actor(),
                        new VisitorId(Id.parse(typed.visitor())),
                        Boolean.TRUE.equals(typed.address()),
                        terms);
        return switch (outcome) {
            case Outcome.Done<List<Ban>, Map<String, String>>(var made) ->
                Response.status(Response.Status.CREATED)
                        .entity(new BansBody(made.stream().map(this::body).toList(), false))
                        .build();
            case Outcome.Refused<List<Ban>, Map<String, String>>(var faults) ->
                Problem.invalid(faults).response();
        };
    }

    @DELETE
    @Path("/{id}")
    @Administrators
    public Response lift(@PathParam("id") String id, @Context SecurityContext context) {
        return lift(context, List.of(id)) > 0 ? Response.noContent().build() : Problem.NOT_FOUND.response();
    }

    /// Several at once; of those that are gone already nothing is said.
    @POST
    @Path("/lift")
    @Administrators
    public Response lift(Lifting lifting, @Context SecurityContext context) {
        if (lifting == null
                || lifting.ids() == null
                || lifting.ids().size() > MOST_LIFTED
                || lifting.ids().contains(null)) {
            return Problem.BAD_REQUEST.response();
        }
        return Response.ok(new LiftedBody(lift(context, lifting.ids()))).build();
    }

    private int lift(SecurityContext context, List<String> ids) {
        AccountId account = SessionGuard.caller(context).account().id();
        int lifted = bans.lift(
                account, ids.stream().map(id -> new BanId(Id.parse(id))).toList());
        changes.look(account, Bans.SUBJECT);
        return lifted;
    }

    private BanBody body(Ban ban) {
        Ban.Who.Visitor visitor = ban.who() instanceof Ban.Who.Visitor who ? who : null;
        return new BanBody(
                ban.id().toString(),
                visitor == null ? "network" : "visitor",
                visitor == null ? null : visitor.id().toString(),
                visitor == null ? null : visitor.name(),
                ban.who() instanceof Ban.Who.Network(Range range) ? range.toString() : null,
                ban.reason(),
                agents.find(ban.account(), ban.author()).map(Agent::name).orElse(null),
                ban.created(),
                ban.ends() == Ban.NEVER ? null : ban.ends());
    }
}
