package dev.causerie.bench.load;

import java.util.ArrayList;
import java.util.List;

/// A crew on the product: visitors say hello and open their chat with a first message, agents go online and serve it.
public final class ProductCrew extends Crew {
    private final List<Link> desks = new ArrayList<>();
    private final List<Replies> answers = new ArrayList<>();
    private final String key;

    public ProductCrew(Sockets sockets, int port, int agents, String key) {
        super(sockets, port, agents);
        this.key = key;
    }

    @Override
    protected void seatAgent(int agent) {
        Replies replies = new Replies();
        Link link = open(laneOf(agent), "/live/agent", SignIn.headers(port, agent), replies);
        link.send("{\"type\":\"hello\",\"version\":1,\"have\":{}}");
        replies.await("desk");
        link.send("{\"type\":\"status\",\"status\":\"online\"}");
        desks.add(link);
        answers.add(replies);
    }

    @Override
    protected Voice seatVisitor(int chat) {
        Lane lane = laneOf(agentOf(chat));
        Replies replies = new Replies();
        Link link = open(lane, "/live/visitor", SignIn.origin(port), replies);
        link.send(Hello.visitor(key));
        replies.await("online");
        String first = "open-%08d".formatted(chat);
        link.send("{\"type\":\"message\",\"id\":\"" + first + "\",\"text\":\"Hello, is anybody there?\"}");
        String id = replies.await(first).path("chat").asText();
        serve(chat, id);
        link.read(lane.visitorReader());
        return Voice.frames(link, chat);
    }

    private void serve(int chat, String id) {
        String serve = "serve-%08d".formatted(chat);
        int agent = agentOf(chat);
        desks.get(agent).send("{\"type\":\"serve\",\"id\":\"" + serve + "\",\"chat\":\"" + id + "\"}");
        answers.get(agent).await(serve);
    }

    @Override
    void seated() {
        for (int agent = 0; agent < agents; agent++) {
            desks.get(agent).read(laneOf(agent).agentReader());
        }
    }
}
