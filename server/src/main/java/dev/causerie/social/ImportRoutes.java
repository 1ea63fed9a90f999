package dev.causerie.social;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dev.causerie.http.BrowserCookie;
import dev.causerie.http.ClientAddress;
import dev.causerie.http.OwnAddress;
import dev.causerie.http.Problem;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.SessionGuard.Everyone;
import dev.causerie.social.BeginImport.Begun;
import dev.causerie.social.FinishImport.Shown;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A visitor's way to a provider and back. All but the list and the coming back is called by our own page only.
@Path("/api/social")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ImportRoutes {
    private static final String COOKIE = "causerie-import";
    private static final String BACK = "/api/social/back";
    private static final Problem GONE = Problem.of(410, "expired", "This has ended. Begin again.");
    private static final Problem OFF = Problem.of(410, "off", "This is not offered any more.");
    private static final Problem UNKNOWN = Problem.of(404, "unknown", "There is no such widget or visitor.");
    private static final Problem DOWN = Problem.of(502, "unavailable", "The provider does not answer as it should.");
    private static final Problem TOO_MANY = Problem.of(429, "too_many_attempts", "Too many tries. Wait a little.");

    public record OfferBody(String id, String name) {}

    /// @param words of the widget about them
    public record OffersBody(List<OfferBody> providers, Map<String, String> words) {}

    public record WishBody(String key, String token, String provider, String site, String language) {}

    /// @param address where to go
    public record BegunBody(String address) {}

    /// @param site who will get it
    @JsonInclude(Include.NON_NULL)
    public record WaitingBody(
            String id, String provider, String site, String language, String name, String email, boolean verified) {
        static WaitingBody of(Shown shown) {
            Profile profile = shown.profile();
            return new WaitingBody(
                    shown.id(),
                    shown.provider(),
                    shown.site(),
                    shown.language(),
                    profile.name(),
                    profile.email(),
                    profile.verified());
        }
    }

    public record AgreedBody(String id) {}

    private final BeginImport begin;
    private final ContinueImport back;
    private final FinishImport finish;
    private final OwnAddress address;
    private final ClientAddress clients;
    private final BrowserCookie cookie;
    private final ImportPageRoutes pages;

    ImportRoutes(
            BeginImport begin,
            ContinueImport back,
            FinishImport finish,
            OwnAddress address,
            ClientAddress clients,
            ImportPageRoutes pages) {
        this.pages = pages;
        this.begin = begin;
        this.back = back;
        this.finish = finish;
        this.address = address;
        this.clients = clients;
        this.cookie = new BrowserCookie(COOKIE, address);
    }

    static String redirect(OwnAddress address, HttpServerRequest request) {
        return address.seenBy(request) + BACK;
    }

    /// What a widget offers, for the pages it stands on.
    @GET
    @Path("/offers/{key}")
    @Everyone
    public Response offers(@PathParam("key") String key, @QueryParam("language") String language) {
        List<OfferBody> offers = begin.offered(key).stream()
                .map(one -> new OfferBody(one.id().toString(), one.setup().name()))
                .toList();
        return Response.ok(new OffersBody(offers, pages.words(language)))
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "no-cache")
                .build();
    }

    @POST
    @Everyone
    public Response begin(WishBody wish, @Context HttpServerRequest request) {
        if (wish == null) {
            return Problem.BAD_REQUEST.response();
        }
        var all = new BeginImport.Wish(wish.key(), wish.token(), wish.provider(), wish.site(), wish.language());
        var visit = new BeginImport.Visit(redirect(address, request), clients.of(request));
        return switch (begin.begin(all, visit)) {
            case Outcome.Done<Begun, BeginImport.Refusal>(Begun(URI to, var browser)) ->
                Response.ok(new BegunBody(to.toString()))
                        .cookie(cookie.with(browser.text(), Import.LIFE, request))
                        .build();
            case Outcome.Refused<Begun, BeginImport.Refusal>(var refusal) ->
                switch (refusal) {
                    case BeginImport.Refusal.Unknown() -> UNKNOWN.response();
                    case BeginImport.Refusal.Off() -> OFF.response();
                    case BeginImport.Refusal.Unavailable() -> DOWN.response();
                    case BeginImport.Refusal.TooMany(long seconds) -> TOO_MANY.later(seconds);
                };
        };
    }

    /// The provider sends the visitor here. Nothing of what it sent stays in the address, and it leads nowhere but to
    /// our
    /// own page.
    @GET
    @Path("/back")
    @Everyone
    @Consumes(MediaType.WILDCARD)
    public Response comeBack(
            @QueryParam("state") String state,
            @QueryParam("code") String code,
            @QueryParam("error") String error,
            @QueryParam("iss") String issuer,
            @CookieParam(COOKIE) String browser) {
        return switch (back.comeBack(new ContinueImport.Answer(state, code, error, issuer), browser)) {
            case Outcome.Done<Profile, ContinueImport.Refusal> _ -> page("");
            case Outcome.Refused<Profile, ContinueImport.Refusal>(var reason) ->
                page("#" + reason.name().toLowerCase(Locale.ROOT));
        };
    }

    private Response page(String place) {
        return Response.status(Response.Status.SEE_OTHER)
                .header("Location", ImportPageRoutes.DONE + place)
                .header("Referrer-Policy", "no-referrer")
                .header(ImportPageRoutes.OPENER, ImportPageRoutes.KNOWN)
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Everyone
    public Response look(@CookieParam(COOKIE) String browser) {
        return switch (finish.look(browser)) {
            case Outcome.Done<Shown, FinishImport.Refusal>(Shown shown) ->
                Response.ok(WaitingBody.of(shown))
                        .header("Cache-Control", "no-store")
                        .build();
            case Outcome.Refused<Shown, FinishImport.Refusal>(var reason) -> refused(reason);
        };
    }

    @POST
    @Path("/agreed")
    @Everyone
    public Response agree(AgreedBody body, @CookieParam(COOKIE) String browser, @Context HttpServerRequest request) {
        if (body == null || body.id() == null) {
            return Problem.BAD_REQUEST.response();
        }
        return switch (finish.agree(browser, body.id(), clients.of(request))) {
            case Outcome.Done<Shown, FinishImport.Refusal> _ ->
                Response.noContent().cookie(cookie.gone(request)).build();
            case Outcome.Refused<Shown, FinishImport.Refusal>(var reason) -> refused(reason);
        };
    }

    @DELETE
    @Everyone
    public Response decline(@CookieParam(COOKIE) String browser, @Context HttpServerRequest request) {
        finish.decline(browser);
        return Response.noContent().cookie(cookie.gone(request)).build();
    }

    private static Response refused(FinishImport.Refusal reason) {
        return switch (reason) {
            case EXPIRED -> GONE.response();
            case OFF -> OFF.response();
            case UNAVAILABLE -> Problem.UNAVAILABLE.response();
        };
    }
}
