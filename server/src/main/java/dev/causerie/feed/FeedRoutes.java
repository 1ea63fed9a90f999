package dev.causerie.feed;

import dev.causerie.http.ClientAddress;
import dev.causerie.live.Feed;
import dev.causerie.live.Handshake;
import dev.causerie.live.Hub;
import dev.causerie.live.Limits;
import dev.causerie.live.SocketRoute;
import dev.causerie.live.StreamRoute;
import dev.causerie.http.Origins;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The addresses of the feeds: a socket each, and a stream where sockets are blocked. Visitors come from any site; agents from our own pages only.
@ApplicationScoped
public class FeedRoutes {
    private static final int LARGEST_UPLOAD = 64 * 1024;

    private final Hub hub;
    private final ClientAddress addresses;
    private final Origins origins;
    private final Limits limits;

    public FeedRoutes(
            Hub hub, ClientAddress addresses, Origins origins, @ConfigProperty(name = "causerie.limits") String limits) {
        this.hub = hub;
        this.addresses = addresses;
        this.origins = origins;
        this.limits = "off".equals(limits) ? Limits.NONE : Limits.PERSON;
    }

    void routes(@Observes Router router, VisitorDoor visitors, AgentDoor agents) {
        mount(router, "/live/visitor", (connection, shake) -> new VisitorFeed(connection, shake, visitors), any -> true);
        mount(router, "/live/agent", (connection, shake) -> new AgentFeed(connection, shake, agents), this::ours);
    }

    private boolean ours(RoutingContext call) {
        HostAndPort host = call.request().authority();
        return host != null && origins.ours(call.request().getHeader("Origin"), host.toString());
    }

    private void mount(Router router, String path, Feed.Opener opener, Predicate<RoutingContext> allowed) {
        SocketRoute sockets = new SocketRoute(hub, opener, limits);
        StreamRoute streams = new StreamRoute(hub, opener, limits);
        router.get(path).handler(call -> {
            if (!"websocket".equalsIgnoreCase(call.request().getHeader("Upgrade"))) {
                call.response().setStatusCode(426).putHeader("Upgrade", "websocket").end();
            } else if (allowed.test(call)) {
                sockets.upgrade(call.request(), handshake(call));
            } else {
                call.response().setStatusCode(403).end();
            }
        });
        router.post(path + "/stream*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_UPLOAD));
        router.post(path + "/stream").handler(call -> open(call, streams, allowed));
        router.post(path + "/stream/:id").handler(call -> receive(call, streams, allowed));
    }

    private void open(RoutingContext call, StreamRoute streams, Predicate<RoutingContext> allowed) {
        if (allowed.test(call)) {
            call.response().putHeader("Access-Control-Allow-Origin", "*");
            streams.open(call.request(), handshake(call), call.body().asString());
        } else {
            call.response().setStatusCode(403).end();
        }
    }

    private static void receive(RoutingContext call, StreamRoute streams, Predicate<RoutingContext> allowed) {
        boolean taken = allowed.test(call) && streams.receive(call.pathParam("id"), call.body().asString());
        call.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .setStatusCode(taken ? 202 : 404)
                .end();
    }

    private Handshake handshake(RoutingContext call) {
        return Handshake.of(call.request(), addresses.of(call.request()));
    }
}
