package dev.causerie.feed;

import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.visitor.Visits;

/// Who is there: visitors on the sites, agents at their desks.
record Presences(Visits visits, Agents agents, Desks desks) {}
