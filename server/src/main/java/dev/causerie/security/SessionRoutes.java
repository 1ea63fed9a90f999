package dev.causerie.security;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.account.Account;
import dev.causerie.agent.Agent;
import dev.causerie.http.BrowserCookie;
import dev.causerie.http.ClientAddress;
import dev.causerie.http.Problem;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.SessionGuard.Everyone;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Locale;

/// Signing in and out.
@Path("/api/session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class SessionRoutes {
    public record Credentials(String email, String password) {}

    @JsonInclude(Include.NON_NULL)
    public record AgentBody(String id, String name, String email, String role, String title, String avatar) {}

    public record AccountBody(String id, String name) {}

    public record SessionBody(AgentBody agent, AccountBody account) {
        static SessionBody of(Agent agent, Account account) {
            String role = agent.role().name().toLowerCase(Locale.ROOT);
            return new SessionBody(
                    new AgentBody(
                            agent.id().toString(), agent.name(), agent.email(), role, agent.title(), agent.avatar()),
                    new AccountBody(account.id().toString(), account.name()));
        }
    }

    private final SignIn signIn;
    private final SignOut signOut;
    private final BrowserCookie cookie;
    private final ClientAddress clients;

    SessionRoutes(SignIn signIn, SignOut signOut, BrowserCookie cookie, ClientAddress clients) {
        this.signIn = signIn;
        this.signOut = signOut;
        this.cookie = cookie;
        this.clients = clients;
    }

    @POST
    @Everyone
    public Response signIn(Credentials typed, @Context HttpServerRequest request) {
        if (typed == null || typed.email() == null || typed.password() == null) {
            return Problem.BAD_REQUEST.response();
        }
        return switch (signIn.signIn(typed.email(), typed.password(), clients.of(request))) {
            case Outcome.Done<SignIn.Opened, SignIn.Refusal>(SignIn.Opened(var agent, var account, var token)) ->
                Response.ok(SessionBody.of(agent, account))
                        .cookie(cookie.with(token.text(), OpenSession.LIFE, request))
                        .build();
            case Outcome.Refused<SignIn.Opened, SignIn.Refusal>(var refusal) -> refused(refusal);
        };
    }

    private static Response refused(SignIn.Refusal refusal) {
        return switch (refusal) {
            case SignIn.Refusal.InvalidCredentials() ->
                Problem.of(401, "invalid_credentials", "This e-mail and password do not belong together.")
                        .response();
            case SignIn.Refusal.TooManyAttempts(long seconds) ->
                Problem.of(429, "too_many_attempts", "Too many attempts. Wait a little, then try again.")
                        .later(seconds);
        };
    }

    /// The cookie comes again each time, so that it lives as long as its session, which slides.
    @GET
    public Response whoAmI(
            @CookieParam(FindSession.COOKIE) String token,
            @Context SecurityContext context,
            @Context HttpServerRequest request) {
        SignedIn who = SessionGuard.caller(context);
        return Response.ok(SessionBody.of(who.agent(), who.account()))
                .cookie(cookie.with(token, OpenSession.LIFE, request))
                .build();
    }

    @DELETE
    public Response signOut(@Context SecurityContext context, @Context HttpServerRequest request) {
        signOut.signOut(SessionGuard.caller(context));
        return Response.noContent().cookie(cookie.gone(request)).build();
    }
}
