package dev.causerie.gate;

import dev.causerie.http.Problem;
import dev.causerie.kernel.AccountId;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import dev.causerie.sql.Changes;
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

/// How much visitors may do in a while.
@Path("/api/pace")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Administrators
public class PaceRoutes {
    /// @param base the version that it was made from, 0 at first
    public record Typed(Integer base, Pace pace) {}

    /// @param usual what holds while nothing is set, with
    /// @param least and
    /// @param most what may be
    public record PaceBody(int version, Pace pace, Pace usual, Pace least, Pace most) {
        static PaceBody of(int version, Pace pace) {
            return new PaceBody(version, pace, Pace.USUAL, Pace.LEAST, Pace.MOST);
        }
    }

    private final Paces paces;
    private final Changes changes;

    PaceRoutes(Paces paces, Changes changes) {
        this.paces = paces;
        this.changes = changes;
    }

    @GET
    public PaceBody get(@Context SecurityContext context) {
        Paces.Saved saved = paces.find(account(context));
        return PaceBody.of(saved.version(), saved.pace());
    }

    @PUT
    public Response set(Typed typed, @Context SecurityContext context) {
        if (typed == null || typed.base() == null || typed.pace() == null) {
            return Problem.BAD_REQUEST.response();
        }
        Map<String, String> faults = typed.pace().faults();
        if (!faults.isEmpty()) {
            return Problem.invalid(faults).response();
        }
        if (!paces.save(account(context), typed.base(), typed.pace())) {
            return GateRoutes.OUTDATED.response();
        }
        changes.look(account(context), Paces.SUBJECT);
        return Response.ok(PaceBody.of(typed.base() + 1, typed.pace())).build();
    }

    private static AccountId account(SecurityContext context) {
        return SessionGuard.caller(context).account().id();
    }
}
