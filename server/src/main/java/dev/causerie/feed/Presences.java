package dev.causerie.feed;

import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.department.Roster;
import dev.causerie.visitor.Visits;

/// Who is there: visitors on the sites, agents at their desks, and so in which departments.
record Presences(Visits visits, Agents agents, Desks desks, Roster roster) {}
