package dev.causerie.social;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.http.OwnAddress;
import dev.causerie.http.Problem;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.SessionGuard;
import dev.causerie.security.SessionGuard.Administrators;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The providers of the caller's account.
@Path("/api/social/providers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Administrators
public class ProviderRoutes {
    /// @param base the version that it was made from; a new one has none
    /// @param id when it is tried: the one whose stored secret counts where none is typed
    /// @param secret absent where the stored one stays
    public record Typed(
            Integer base,
            String id,
            String kind,
            String name,
            Boolean enabled,
            String clientId,
            String secret,
            String issuer,
            String authorization,
            String token,
            String userinfo,
            String scopes) {
        /// @return or null where no such kind is known
        Setup setup() {
            try {
                Setup.Kind known = Setup.Kind.valueOf(kind == null ? "" : kind.toUpperCase(Locale.ROOT));
                var addresses = new Setup.Addresses(authorization, token, userinfo);
                boolean on = enabled == null || enabled;
                return new Setup(known, name, on, clientId, secret, issuer, addresses, scopes);
            } catch (IllegalArgumentException unknown) {
                return null;
            }
        }
    }

    /// @param secret whether there is one; it is never given out
    public record ProviderBody(
            String id,
            int version,
            String kind,
            String name,
            boolean enabled,
            String clientId,
            boolean secret,
            String issuer,
            String authorization,
            String token,
            String userinfo,
            String scopes) {
        static ProviderBody of(Provider provider) {
            Setup setup = provider.setup();
            return new ProviderBody(
                    provider.id().toString(),
                    provider.version(),
                    setup.kind().name().toLowerCase(Locale.ROOT),
                    setup.name(),
                    setup.enabled(),
                    setup.clientId(),
                    !setup.secret().isEmpty(),
                    setup.issuer(),
                    setup.addresses().authorization(),
                    setup.addresses().token(),
                    setup.addresses().userinfo(),
                    setup.scopes());
        }
    }

    /// @param redirect where providers must let visitors come back to
    public record ProvidersBody(String redirect, List<ProviderBody> providers) {}

    /// @param trouble what is wrong, absent when nothing is
    /// @param detail a word or a number about it
    /// @param known whether the provider has said that it knows us
    @JsonInclude(Include.NON_NULL)
    public record ResultBody(String trouble, String detail, boolean known) {
        static ResultBody of(TryProvider.Result result) {
            Trouble trouble = result.trouble();
            return trouble == null
                    ? new ResultBody(null, null, result.known())
                    : new ResultBody(trouble.kind().name().toLowerCase(Locale.ROOT), trouble.detail(), false);
        }
    }

    private static final Problem OUTDATED =
            Problem.of(409, "outdated", "Somebody has changed this provider meanwhile.");
    private static final Problem TOO_MANY =
            Problem.of(429, "too_many_attempts", "Too many tries. Wait a little, then try again.");
    private static final Problem NO_KIND = Problem.invalid(Map.of("kind", "unknown"));

    private final Providers providers;
    private final SaveProvider save;
    private final TryProvider test;
    private final OwnAddress address;

    ProviderRoutes(Providers providers, SaveProvider save, TryProvider test, OwnAddress address) {
        this.providers = providers;
        this.save = save;
        this.test = test;
        this.address = address;
    }

    @GET
    public ProvidersBody list(@Context SecurityContext context, @Context HttpServerRequest request) {
        return new ProvidersBody(
                ImportRoutes.redirect(address, request),
                providers.of(account(context)).stream().map(ProviderBody::of).toList());
    }

    @POST
    public Response add(Typed typed, @Context SecurityContext context) {
        if (typed == null) {
            return Problem.BAD_REQUEST.response();
        }
        Setup setup = typed.setup();
        return setup == null ? NO_KIND.response() : saved(save.add(account(context), setup), Response.Status.CREATED);
    }

    @PUT
    @Path("/{id}")
    public Response change(@PathParam("id") String id, Typed typed, @Context SecurityContext context) {
        if (typed == null || typed.base() == null) {
            return Problem.BAD_REQUEST.response();
        }
        Setup setup = typed.setup();
        return with(
                id,
                context,
                found -> setup == null
                        ? NO_KIND.response()
                        : saved(save.change(found, typed.base(), setup), Response.Status.OK));
    }

    private static Response saved(Outcome<Provider, SaveProvider.Refusal> outcome, Response.Status status) {
        return switch (outcome) {
            case Outcome.Done<Provider, SaveProvider.Refusal>(var saved) ->
                Response.status(status).entity(ProviderBody.of(saved)).build();
            case Outcome.Refused<Provider, SaveProvider.Refusal>(var refusal) ->
                switch (refusal) {
                    case SaveProvider.Refusal.Outdated() -> OUTDATED.response();
                    case SaveProvider.Refusal.Invalid(var fields) ->
                        Problem.invalid(fields).response();
                };
        };
    }

    @DELETE
    @Path("/{id}")
    public Response remove(@PathParam("id") String id, @Context SecurityContext context) {
        return with(id, context, found -> {
            providers.remove(found);
            return Response.noContent().build();
        });
    }

    /// Tries what was typed, saved or not.
    @POST
    @Path("/test")
    public Response test(Typed typed, @Context SecurityContext context, @Context HttpServerRequest request) {
        if (typed == null) {
            return Problem.BAD_REQUEST.response();
        }
        Setup setup = typed.setup();
        if (setup == null) {
            return NO_KIND.response();
        }
        Setup stored = find(typed.id(), context).map(Provider::setup).orElse(null);
        String redirect = ImportRoutes.redirect(address, request);
        var caller = SessionGuard.caller(context).agent().id();
        return switch (test.attempt(caller, setup, stored, redirect)) {
            case Outcome.Done<TryProvider.Result, TryProvider.Refusal>(var result) ->
                Response.ok(ResultBody.of(result)).build();
            case Outcome.Refused<TryProvider.Result, TryProvider.Refusal>(var refusal) ->
                switch (refusal) {
                    case TryProvider.Refusal.Invalid(var fields) ->
                        Problem.invalid(fields).response();
                    case TryProvider.Refusal.TooMany(long seconds) -> TOO_MANY.later(seconds);
                };
        };
    }

    private Response with(String id, SecurityContext context, Function<Provider, Response> answer) {
        return find(id, context).map(answer).orElseGet(Problem.NOT_FOUND::response);
    }

    private Optional<Provider> find(String id, SecurityContext context) {
        return Optional.ofNullable(Provider.Id.parse(id)).flatMap(known -> providers.find(account(context), known));
    }

    private static AccountId account(SecurityContext context) {
        return SessionGuard.caller(context).account().id();
    }
}
