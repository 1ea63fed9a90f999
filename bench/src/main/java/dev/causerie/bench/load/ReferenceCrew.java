package dev.causerie.bench.load;

import java.util.Map;

/// A crew on a reference program: the path of the socket says who sits there, and nothing needs setting up.
public final class ReferenceCrew extends Crew {
    public ReferenceCrew(Sockets sockets, int port, int agents) {
        super(sockets, port, agents);
    }

    @Override
    protected void seatAgent(int agent) {
        Lane lane = laneOf(agent);
        open(lane, "/agent/" + agent + "/" + agents, Map.of(), lane.agentReader());
    }

    @Override
    protected Voice seatVisitor(int chat) {
        Lane lane = laneOf(agentOf(chat));
        return Voice.frames(open(lane, "/visitor/" + chat, Map.of(), lane.visitorReader()), chat);
    }
}
