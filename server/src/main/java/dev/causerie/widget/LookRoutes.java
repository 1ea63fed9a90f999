package dev.causerie.widget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.agent.Agent;
import dev.causerie.agent.Agents;
import dev.causerie.http.Problem;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Outcome;
import dev.causerie.look.Look;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import dev.causerie.words.Catalogue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a widget looks like: drafts, what is published, what was.
@Path("/api/widgets/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Administrators
public class LookRoutes {
    /// @param base the version that the look was made from
    public record Typed(Integer base, Look look) {}

    public record DraftBody(int base, Look look, long saved) {}

    /// @param draft what the caller has not published yet, or null
    @JsonInclude(Include.NON_NULL)
    public record LookBody(int version, Look look, DraftBody draft) {}

    /// @param author who published it, or null for the look that the widget began with
    @JsonInclude(Include.NON_NULL)
    public record VersionBody(int version, long published, String author) {}

    public record VersionsBody(List<VersionBody> versions) {}

    private static final Problem OUTDATED =
            Problem.of(409, "outdated", "Somebody has published since this look was made.");

    private final Widgets widgets;
    private final Looks looks;
    private final Agents agents;
    private final Catalogue catalogue;
    private final SaveDraft save;
    private final PublishLook publish;

    LookRoutes(Widgets widgets, Looks looks, Agents agents, Catalogue catalogue, SaveDraft save, PublishLook publish) {
        this.widgets = widgets;
        this.looks = looks;
        this.agents = agents;
        this.catalogue = catalogue;
        this.save = save;
        this.publish = publish;
    }

    @GET
    @Path("/look")
    public Response look(@PathParam("id") String id, @Context SecurityContext context) {
        return with(id, context, widget -> {
            DraftBody draft = looks.draft(widget.id(), caller(context))
                    .map(kept -> new DraftBody(kept.base(), known(kept.look()), kept.saved()))
                    .orElse(null);
            return Response.ok(new LookBody(widget.version(), known(widget.look()), draft))
                    .build();
        });
    }

    /// What an older version of the program said may be unknown to this one; written again it would be refused.
    private Look known(Look look) {
        return look.with(catalogue.known(look.texts()));
    }

    @PUT
    @Path("/draft")
    public Response save(@PathParam("id") String id, Typed typed, @Context SecurityContext context) {
        return changed(
                id, typed, context, widget -> switch (save.save(widget, caller(context), typed.base(), typed.look())) {
                    case Outcome.Done<Looks.Draft, Map<String, String>>(var _) ->
                        Response.noContent().build();
                    case Outcome.Refused<Looks.Draft, Map<String, String>>(var faults) ->
                        Problem.invalid(faults).response();
                });
    }

    @DELETE
    @Path("/draft")
    public Response forget(@PathParam("id") String id, @Context SecurityContext context) {
        return with(id, context, widget -> {
            looks.forget(widget, caller(context));
            return Response.noContent().build();
        });
    }

    @GET
    @Path("/versions")
    public Response versions(@PathParam("id") String id, @Context SecurityContext context) {
        return with(id, context, widget -> {
            List<VersionBody> all = looks.of(widget.id()).stream()
                    .map(one -> new VersionBody(one.version(), one.published(), name(widget, one.author())))
                    .toList();
            return Response.ok(new VersionsBody(all)).build();
        });
    }

    /// Who has left since has no name here any more.
    private String name(Widget widget, AgentId author) {
        return author == null
                ? null
                : agents.find(widget.account(), author).map(Agent::name).orElse(null);
    }

    @GET
    @Path("/versions/{version}")
    public Response version(
            @PathParam("id") String id, @PathParam("version") int version, @Context SecurityContext context) {
        return with(
                id,
                context,
                widget -> looks.find(widget.id(), version)
                        .map(look -> Response.ok(new LookBody(version, known(look), null))
                                .build())
                        .orElseGet(Problem.NOT_FOUND::response));
    }

    @POST
    @Path("/versions")
    public Response publish(@PathParam("id") String id, Typed typed, @Context SecurityContext context) {
        return changed(id, typed, context, widget -> switch (publish.publish(
                widget, caller(context), typed.base(), typed.look())) {
            case Outcome.Done<Widget, PublishLook.Refusal>(var now) ->
                Response.status(Response.Status.CREATED)
                        .entity(new LookBody(now.version(), now.look(), null))
                        .build();
            case Outcome.Refused<Widget, PublishLook.Refusal>(var refusal) ->
                switch (refusal) {
                    case PublishLook.Refusal.Outdated() -> OUTDATED.response();
                    case PublishLook.Refusal.Invalid(var fields) ->
                        Problem.invalid(fields).response();
                };
        });
    }

    private Response changed(String id, Typed typed, SecurityContext context, Function<Widget, Response> answer) {
        return typed == null || typed.base() == null ? Problem.BAD_REQUEST.response() : with(id, context, answer);
    }

    private Response with(String id, SecurityContext context, Function<Widget, Response> answer) {
        return WidgetRoutes.find(widgets, context, id).map(answer).orElseGet(Problem.NOT_FOUND::response);
    }

    private static AgentId caller(SecurityContext context) {
        return SessionGuard.caller(context).agent().id();
    }
}
