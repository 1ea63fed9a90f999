package dev.causerie.widget;

import dev.causerie.http.OwnAddress;
import dev.causerie.security.SessionGuard;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/// The widgets of the caller's account.
@Path("/api/widgets")
@Produces(MediaType.APPLICATION_JSON)
public class WidgetRoutes {
    public record WidgetBody(String key, String name, String snippet) {}

    public record WidgetsBody(List<WidgetBody> widgets) {}

    private final Widgets widgets;
    private final OwnAddress address;

    WidgetRoutes(Widgets widgets, OwnAddress address) {
        this.widgets = widgets;
        this.address = address;
    }

    @GET
    public WidgetsBody list(@Context SecurityContext context, @Context HttpServerRequest request) {
        String here = address.seenBy(request);
        return new WidgetsBody(widgets.of(SessionGuard.caller(context).account().id()).stream()
                .map(widget -> new WidgetBody(widget.key(), widget.name(), snippet(here, widget)))
                .toList());
    }

    private static String snippet(String here, Widget widget) {
        return "<script src=\"" + here + "/snippet.js?key=" + widget.key() + "\" async></script>";
    }
}
