package dev.causerie.security;

import dev.causerie.http.BrowserCookie;
import dev.causerie.http.Problem;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.CreateFirstAdministrator.Created;
import dev.causerie.security.CreateFirstAdministrator.Form;
import dev.causerie.security.CreateFirstAdministrator.Refusal;
import dev.causerie.security.SessionGuard.Everyone;
import dev.causerie.security.SessionRoutes.SessionBody;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The one-time link of the first start.
@Path("/api/setup")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SetupRoutes {
    public record Typed(String token, String account, String name, String email, String password) {}

    private static final Problem GONE = Problem.of(404, "gone", "This link is no longer valid.");

    private final CreateFirstAdministrator create;
    private final Foundation foundation;
    private final Clock clock;
    private final OpenSession sessions;
    private final BrowserCookie cookie;

    SetupRoutes(
            CreateFirstAdministrator create,
            Foundation foundation,
            Clock clock,
            OpenSession sessions,
            BrowserCookie cookie) {
        this.create = create;
        this.foundation = foundation;
        this.clock = clock;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    @GET
    @Everyone
    public Response check(@QueryParam("token") String token) {
        boolean open = token != null && foundation.open(new Token(token).hash(), clock.now());
        return open ? Response.noContent().build() : GONE.response();
    }

    @POST
    @Everyone
    public Response create(Typed typed, @Context HttpServerRequest request) {
        if (typed == null || typed.token() == null) {
            return Problem.BAD_REQUEST.response();
        }
        Token token = new Token(typed.token());
        return switch (create.create(new Form(token, typed.account(), typed.name(), typed.email(), typed.password()))) {
            case Outcome.Done<Created, Refusal>(Created(var account, var owner)) ->
                Response.status(Response.Status.CREATED)
                        .entity(SessionBody.of(owner, account))
                        .cookie(cookie.with(sessions.open(owner).text(), OpenSession.LIFE, request))
                        .build();
            case Outcome.Refused<Created, Refusal>(var refusal) ->
                switch (refusal) {
                    case Refusal.Gone() -> GONE.response();
                    case Refusal.Invalid(var fields) -> Problem.invalid(fields).response();
                };
        };
    }
}
