package dev.causerie.feed;

import dev.causerie.http.ClientAddress;
import dev.causerie.http.Origins;
import dev.causerie.live.Feed;
import dev.causerie.live.Handshake;
import dev.causerie.live.Hub;
import dev.causerie.live.Limits;
import dev.causerie.live.SocketRoute;
import dev.causerie.live.StreamRoute;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The addresses of the feeds: a socket each, and a stream where sockets are blocked. Visitors come from any site;
/// agents from our own pages only.
@ApplicationScoped
public class FeedRoutes {
    private static final int LARGEST_UPLOAD = 64 * 1024;

    private final Hub hub;
    private final ClientAddress addresses;
    private final Origins origins;
    private final boolean limited;

    public FeedRoutes(
            Hub hub,
            ClientAddress addresses,
            Origins origins,
            @ConfigProperty(name = "causerie.limits") String limits) {
        this.hub = hub;
        this.addresses = addresses;
        this.origins = origins;
        this.limited = !"off".equals(limits);
    }

    void routes(@Observes Router router, VisitorDoor visitors, AgentDoor agents) {
        Feed.Opener visitor = (connection, shake) -> new VisitorFeed(connection, shake, visitors);
        Feed.Opener agent = (connection, shake) -> new AgentFeed(connection, shake, agents);
        mount(
                router,
                "/live/visitor",
                new Doors(visitor, limited ? Limits.VISITOR : Limits.VISITOR.unhurried()),
                any -> true);
        mount(router, "/live/agent", new Doors(agent, limited ? Limits.STAFF : Limits.STAFF.unhurried()), this::ours);
    }

    /// The two ways into one feed.
    private final class Doors {
        private final SocketRoute sockets;
        private final StreamRoute streams;

        Doors(Feed.Opener opener, Limits limits) {
            sockets = new SocketRoute(hub, opener, limits);
            streams = new StreamRoute(hub, opener, limits);
        }
    }

    private boolean ours(RoutingContext call) {
        HostAndPort host = call.request().authority();
        return host != null && origins.ours(call.request().getHeader("Origin"), host.toString());
    }

    private void mount(Router router, String path, Doors doors, Predicate<RoutingContext> allowed) {
        router.get(path).handler(call -> {
            if (!"websocket".equalsIgnoreCase(call.request().getHeader("Upgrade"))) {
                call.response()
                        .setStatusCode(426)
                        .putHeader("Upgrade", "websocket")
                        .end();
            } else if (allowed.test(call)) {
                doors.sockets.upgrade(call.request(), handshake(call));
            } else {
                call.response().setStatusCode(403).end();
            }
        });
        router.post(path + "/stream*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_UPLOAD));
        router.post(path + "/stream").handler(call -> open(call, doors.streams, allowed));
        router.post(path + "/stream/:id").handler(call -> receive(call, doors.streams, allowed));
    }

    private void open(RoutingContext call, StreamRoute streams, Predicate<RoutingContext> allowed) {
        if (allowed.test(call)) {
            call.response().putHeader("Access-Control-Allow-Origin", "*");
            streams.open(call.request(), handshake(call), text(call));
        } else {
            call.response().setStatusCode(403).end();
        }
    }

    private static void receive(RoutingContext call, StreamRoute streams, Predicate<RoutingContext> allowed) {
        boolean taken = allowed.test(call)
                && streams.receive(call.pathParam("id"), call.request().getHeader("Origin"), text(call));
        call.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .setStatusCode(taken ? 202 : 404)
                .end();
    }

    /// A request without a body, or with that of a form, says nothing.
    private static String text(RoutingContext call) {
        String body = call.body().asString();
        return body == null ? "" : body;
    }

    private Handshake handshake(RoutingContext call) {
        return Handshake.of(call.request(), addresses.of(call.request()));
    }
}
