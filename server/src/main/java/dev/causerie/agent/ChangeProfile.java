package dev.causerie.agent;

import dev.causerie.file.Pictures;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Outcome;
import java.util.Map;

/// An agent says how they want to be seen. Visitors who talk with them and colleagues see it at once.
public final class ChangeProfile {
    private final Agents agents;
    private final Pictures pictures;
    private final Agents.Listener listener;

    public ChangeProfile(Agents agents, Pictures pictures, Agents.Listener listener) {
        this.agents = agents;
        this.pictures = pictures;
        this.listener = listener;
    }

    /// Blocks.
    ///
    /// @return the agent as they are now, or what is wrong with which field
    public Outcome<Agent, Map<String, String>> change(Actor.Agent actor, Profile profile) {
        Map<String, String> faults = profile.faults(path -> pictures.hold(actor.account(), path));
        if (!faults.isEmpty()) {
            return Outcome.refused(faults);
        }
        Agent before = agents.find(actor.account(), actor.id()).orElseThrow();
        Agent now = before.with(profile);
        if (!now.equals(before)) {
            agents.change(now);
            listener.changed(now);
        }
        return Outcome.done(now);
    }
}
