package dev.causerie.bench.load;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Seats the visitors and agents of a flood: one agent and its share of the chats on each event loop.
public final class FloodCrew {
    private static final int OPEN_SECONDS = 30;

    private final Sockets sockets;
    private final int port;
    private final String key;

    public FloodCrew(Sockets sockets, int port, String key) {
        this.sockets = sockets;
        this.port = port;
        this.key = key;
    }

    public List<Flood> seat(int chats) {
        List<Flood> floods = new ArrayList<>();
        int loops = sockets.loops().size();
        for (int n = 0; n < loops; n++) {
            Flood flood = new Flood(sockets.loops().get(n), sockets, port);
            floods.add(flood);
            seat(flood, n, loops, chats);
        }
        return floods;
    }

    private void seat(Flood flood, int agent, int agents, int chats) {
        Map<String, String> headers = SignIn.headers(port, agent);
        Replies desk = new Replies();
        Link link = open(agent, "/live/agent", headers, desk);
        link.send("{\"type\":\"hello\",\"version\":1,\"have\":{}}");
        desk.await("desk");
        link.send("{\"type\":\"status\",\"status\":\"online\"}");
        for (int chat = agent; chat < chats; chat += agents) {
            Replies replies = new Replies();
            Link visitor = open(agent, "/live/visitor", SignIn.origin(port), replies);
            visitor.send(Hello.visitor(key));
            String token = replies.await("welcome").path("token").asText();
            replies.await("online");
            String first = "open-%08d".formatted(chat);
            visitor.send("{\"type\":\"message\",\"id\":\"" + first + "\",\"text\":\"Hello, is anybody there?\"}");
            String id = replies.await(first).path("chat").asText();
            String serve = "serve-%08d".formatted(chat);
            link.send("{\"type\":\"serve\",\"id\":\"" + serve + "\",\"chat\":\"" + id + "\"}");
            desk.await(serve);
            FloodSource source = new FloodSource(flood, chat, key, visitor, token);
            flood.ask(() -> {
                flood.add(source);
                return source;
            });
            visitor.read(source);
        }
        link.read(flood.agent(headers));
    }

    private Link open(int loop, String path, Map<String, String> headers, Link.Reader reader) {
        CompletableFuture<Link> opened =
                sockets.open(sockets.loops().get(loop), URI.create("ws://localhost:" + port + path), headers, reader);
        return opened.orTimeout(OPEN_SECONDS, TimeUnit.SECONDS).join();
    }
}
