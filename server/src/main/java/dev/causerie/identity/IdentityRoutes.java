package dev.causerie.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.http.Caller;
import dev.causerie.http.Problem;
import dev.causerie.identity.ChangeSecret.Refusal;
import dev.causerie.identity.ChangeSecret.Wish;
import dev.causerie.identity.VerifyToken.Verified;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.SessionGuard.Administrators;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Whom the caller's account takes a visitor for. The secret stands in one answer only: in the one to whoever made it.
@Path("/api/identity")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Administrators
public class IdentityRoutes {
    private static final Problem OUTDATED =
            Problem.of(409, "outdated", "Somebody has changed these settings meanwhile.");
    private static final Duration LOOKED_BACK = Duration.ofHours(24);

    /// @param made when, in milliseconds since 1970 UTC
    /// @param until when the one before ends; absent for the newest
    @JsonInclude(Include.NON_NULL)
    public record KeyBody(long made, Long until) {}

    /// @param hour when it began
    /// @param reason as in a token's check
    @JsonInclude(Include.NON_NULL)
    public record RefusedBody(long hour, String reason, String about, long tokens) {}

    /// @param secret shown to whoever made it, in the answer to that
    /// @param current absent while there is none
    /// @param previous the one before it, while it counts still
    /// @param refused the tokens of the last 24 hours that were not taken
    @JsonInclude(Include.NON_NULL)
    public record StateBody(
            int version,
            boolean required,
            String secret,
            KeyBody current,
            KeyBody previous,
            List<RefusedBody> refused,
            long now) {}

    public record RequiredTyped(Integer base, Boolean required) {}

    /// @param overlap for how many minutes the present secret counts still
    public record GenerateTyped(Integer base, Integer overlap) {}

    public record CheckTyped(String token) {}

    /// @param reason what is wrong, or null
    /// @param about which claim, or which member of the header, that is about
    /// @param key whether the newest or the one before it signed the token, `current` or `previous`
    @JsonInclude(Include.NON_NULL)
    public record CheckBody(String reason, String about, String key, ClaimsBody claims, long now) {}

    public record ClaimsBody(String externalId, String name, String email, long issued, long expires) {}

    private final SharedSecrets secrets;
    private final ChangeSecret change;
    private final VerifyToken verify;
    private final RefusalCount count;
    private final Refusals refusals;
    private final Clock clock;

    IdentityRoutes(
            SharedSecrets secrets,
            ChangeSecret change,
            VerifyToken verify,
            RefusalCount count,
            Refusals refusals,
            Clock clock) {
        this.secrets = secrets;
        this.change = change;
        this.verify = verify;
        this.count = count;
        this.refusals = refusals;
        this.clock = clock;
    }

    @GET
    public StateBody show(@Context SecurityContext context) {
        return state(secrets.find(Caller.of(context).account()), null);
    }

    @PUT
    public Response require(RequiredTyped typed, @Context SecurityContext context) {
        if (typed == null || typed.base() == null || typed.required() == null) {
            return Problem.BAD_REQUEST.response();
        }
        return change(context, typed.base(), new Wish.Require(typed.required()));
    }

    @POST
    @Path("/secret")
    public Response generate(GenerateTyped typed, @Context SecurityContext context) {
        if (typed == null || typed.base() == null) {
            return Problem.BAD_REQUEST.response();
        }
        Duration overlap = Duration.ofMinutes(typed.overlap() == null ? 0 : typed.overlap());
        return change(context, typed.base(), new Wish.Generate(overlap));
    }

    @DELETE
    @Path("/secret")
    public Response remove(@QueryParam("base") Integer base, @Context SecurityContext context) {
        return base == null ? Problem.BAD_REQUEST.response() : change(context, base, new Wish.Remove());
    }

    @DELETE
    @Path("/secret/previous")
    public Response endPrevious(@QueryParam("base") Integer base, @Context SecurityContext context) {
        return base == null ? Problem.BAD_REQUEST.response() : change(context, base, new Wish.EndPrevious());
    }

    private Response change(SecurityContext context, int base, Wish wish) {
        AccountId account = Caller.of(context).account();
        return switch (change.change(account, base, wish)) {
            case Outcome.Done<SharedSecret, Refusal>(SharedSecret changed) ->
                Response.ok(state(
                                changed,
                                wish instanceof Wish.Generate
                                        ? changed.current().text()
                                        : null))
                        .header("Cache-Control", "no-store")
                        .build();
            case Outcome.Refused<SharedSecret, Refusal>(Refusal reason) ->
                switch (reason) {
                    case OUTDATED -> OUTDATED.response();
                    case OVERLAP -> Problem.invalid(Map.of("overlap", "range")).response();
                    case NO_SECRET ->
                        Problem.invalid(Map.of("required", "no_secret")).response();
                };
        };
    }

    /// Says what is wrong with a token, and counts nothing.
    @POST
    @Path("/check")
    public Response check(CheckTyped typed, @Context SecurityContext context) {
        if (typed == null || typed.token() == null) {
            return Problem.BAD_REQUEST.response();
        }
        long now = clock.now();
        SharedSecret secret = secrets.find(Caller.of(context).account());
        return switch (verify.verify(typed.token().strip(), secret, now)) {
            case Outcome.Done<Verified, Flaw>(Verified verified) -> {
                Claims claims = verified.claims();
                boolean newest = verified.key().equals(secret.current());
                yield Response.ok(new CheckBody(
                                null,
                                null,
                                newest ? "current" : "previous",
                                new ClaimsBody(
                                        claims.externalId(),
                                        claims.name(),
                                        claims.email(),
                                        claims.issued(),
                                        claims.expires()),
                                now))
                        .build();
            }
            case Outcome.Refused<Verified, Flaw>(Flaw flaw) ->
                Response.ok(new CheckBody(word(flaw), flaw.about(), null, null, now))
                        .build();
        };
    }

    private StateBody state(SharedSecret secret, String shown) {
        count.write();
        long now = clock.now();
        var previous = secret.previous() != null && secret.previous().counts(now) ? secret.previous() : null;
        return new StateBody(
                secret.version(),
                secret.required(),
                shown,
                secret.current() == null ? null : new KeyBody(secret.current().made(), null),
                previous == null ? null : new KeyBody(previous.made(), previous.until()),
                refusals.since(secret.account(), now - LOOKED_BACK.toMillis()).stream()
                        .map(tally -> new RefusedBody(
                                tally.hour(), word(tally.flaw()), tally.flaw().about(), tally.tokens()))
                        .toList(),
                now);
    }

    private static String word(Flaw flaw) {
        return flaw.kind().name().toLowerCase(Locale.ROOT);
    }
}
