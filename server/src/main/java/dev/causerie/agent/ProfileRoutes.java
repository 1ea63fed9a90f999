package dev.causerie.agent;

import dev.causerie.http.Caller;
import dev.causerie.http.Problem;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Outcome;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Map;

/// The caller's own profile.
@Path("/api/profile")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ProfileRoutes {
    private final Agents agents;
    private final ChangeProfile change;

    ProfileRoutes(Agents agents, ChangeProfile change) {
        this.agents = agents;
        this.change = change;
    }

    @GET
    public Profile profile(@Context SecurityContext context) {
        Actor.Agent caller = Caller.of(context);
        return agents.find(caller.account(), caller.id()).orElseThrow().profile();
    }

    @PUT
    public Response change(Profile typed, @Context SecurityContext context) {
        if (typed == null || typed.name() == null || typed.title() == null || typed.avatar() == null) {
            return Problem.BAD_REQUEST.response();
        }
        return switch (change.change(Caller.of(context), typed)) {
            case Outcome.Done<Agent, Map<String, String>>(var now) ->
                Response.ok(now.profile()).build();
            case Outcome.Refused<Agent, Map<String, String>>(var faults) ->
                Problem.invalid(faults).response();
        };
    }
}
