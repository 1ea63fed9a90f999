package dev.causerie.widget;

import dev.causerie.http.OwnAddress;
import dev.causerie.http.Problem;
import dev.causerie.kernel.Id;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.WidgetId;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The widgets of the caller's account.
@Path("/api/widgets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class WidgetRoutes {
    public record WidgetBody(String id, String key, String name, String snippet, int version) {}

    public record WidgetsBody(List<WidgetBody> widgets) {}

    public record NameBody(String name) {}

    private final Widgets widgets;
    private final OwnAddress address;
    private final CreateWidget create;
    private final RenameWidget rename;
    private final RevokeKey revoke;

    WidgetRoutes(Widgets widgets, OwnAddress address, CreateWidget create, RenameWidget rename, RevokeKey revoke) {
        this.widgets = widgets;
        this.address = address;
        this.create = create;
        this.rename = rename;
        this.revoke = revoke;
    }

    @GET
    public WidgetsBody list(@Context SecurityContext context, @Context HttpServerRequest request) {
        return new WidgetsBody(widgets.of(SessionGuard.caller(context).account().id()).stream()
                .map(widget -> body(widget, request))
                .toList());
    }

    @POST
    @Administrators
    public Response create(NameBody typed, @Context SecurityContext context, @Context HttpServerRequest request) {
        if (typed == null) {
            return Problem.BAD_REQUEST.response();
        }
        return named(
                create.create(SessionGuard.caller(context).account().id(), typed.name()),
                widget -> Response.status(Response.Status.CREATED)
                        .entity(body(widget, request))
                        .build());
    }

    @PATCH
    @Path("/{id}")
    @Administrators
    public Response rename(
            @PathParam("id") String id,
            NameBody typed,
            @Context SecurityContext context,
            @Context HttpServerRequest request) {
        if (typed == null) {
            return Problem.BAD_REQUEST.response();
        }
        return find(widgets, context, id)
                .map(widget -> named(
                        rename.rename(widget, typed.name()),
                        renamed -> Response.ok(body(renamed, request)).build()))
                .orElseGet(Problem.NOT_FOUND::response);
    }

    /// Replaces the key: the old one opens nothing any more.
    @POST
    @Path("/{id}/key")
    @Administrators
    public Response revoke(
            @PathParam("id") String id, @Context SecurityContext context, @Context HttpServerRequest request) {
        return find(widgets, context, id)
                .map(widget -> Response.ok(body(revoke.revoke(widget), request)).build())
                .orElseGet(Problem.NOT_FOUND::response);
    }

    /// A widget of the caller's own account.
    public static Optional<Widget> find(Widgets widgets, SecurityContext context, String id) {
        return widgets.find(SessionGuard.caller(context).account().id(), new WidgetId(Id.parse(id)));
    }

    private static Response named(Outcome<Widget, String> outcome, Function<Widget, Response> answer) {
        return switch (outcome) {
            case Outcome.Done<Widget, String>(var widget) -> answer.apply(widget);
            case Outcome.Refused<Widget, String>(var fault) ->
                Problem.invalid(Map.of("name", fault)).response();
        };
    }

    private WidgetBody body(Widget widget, HttpServerRequest request) {
        String snippet =
                "<script src=\"" + address.seenBy(request) + "/snippet.js?key=" + widget.key() + "\" async></script>";
        return new WidgetBody(widget.id().toString(), widget.key(), widget.name(), snippet, widget.version());
    }
}
