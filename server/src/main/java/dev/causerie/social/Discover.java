package dev.causerie.social;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.fetch.Call;
import dev.causerie.fetch.Fetched;
import dev.causerie.fetch.PageFetch;
import dev.causerie.kernel.Outcome;
import dev.causerie.social.Trouble.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;

/// Finds out where a provider is to be asked what. It is asked each time, so that a change over there is never missed.
public final class Discover {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";
    private static final int MOST_AT_ONCE = 8;

    private final PageFetch web;
    private final Semaphore room = new Semaphore(MOST_AT_ONCE);

    public Discover(PageFetch web) {
        this.web = web;
    }

    /// @param issuer as it calls itself, or empty when it does not speak OpenID Connect
    /// @param userinfo or null, as
    /// @param keys by which it signs
    /// @param basic whether our secret goes into a header
    record Endpoints(String issuer, URI authorization, URI token, URI userinfo, URI keys, boolean basic) {}

    /// Blocks.
    Outcome<Endpoints, Trouble> discover(Setup setup) {
        if (!setup.speaksOpenId()) {
            Setup.Addresses typed = setup.addresses();
            return Outcome.done(new Endpoints(
                    "",
                    URI.create(typed.authorization()),
                    URI.create(typed.token()),
                    URI.create(typed.userinfo()),
                    null,
                    false));
        }
        String issuer = setup.issuer();
        String bare = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return switch (json(Call.get(URI.create(bare + WELL_KNOWN), Map.of()))) {
            case Outcome.Refused<JsonNode, Trouble>(Trouble trouble) -> Outcome.refused(trouble);
            case Outcome.Done<JsonNode, Trouble>(JsonNode said) -> endpoints(issuer, said);
        };
    }

    /// Blocks.
    ///
    /// @return what it answers, when it is an object and no error
    Outcome<JsonNode, Trouble> json(Call call) {
        return switch (answer(call)) {
            case Outcome.Refused<Answer, Trouble>(Trouble trouble) -> Outcome.refused(trouble);
            case Outcome.Done<Answer, Trouble>(Answer(int status, JsonNode said)) ->
                status != 200
                        ? Outcome.refused(new Trouble(Kind.STATUS, "" + status))
                        : said == null ? Outcome.refused(Trouble.of(Kind.GARBAGE)) : Outcome.done(said);
        };
    }

    /// @param said the object it answered with, or null
    record Answer(int status, JsonNode said) {}

    /// Blocks.
    Outcome<Answer, Trouble> answer(Call call) {
        if (!room.tryAcquire()) {
            return Outcome.refused(Trouble.of(Kind.BUSY));
        }
        try {
            return switch (web.call(call)) {
                case Fetched.Failed(Fetched.Reason reason) ->
                    Outcome.refused(new Trouble(Kind.UNREACHABLE, reason.name().toLowerCase(Locale.ROOT)));
                case Fetched.Page page -> Outcome.done(new Answer(page.status(), object(page.body())));
            };
        } finally {
            room.release();
        }
    }

    private static JsonNode object(byte[] body) {
        try {
            JsonNode said = JSON.readTree(body);
            return said != null && said.isObject() ? said : null;
        } catch (IOException noJson) {
            return null;
        }
    }

    private static Outcome<Endpoints, Trouble> endpoints(String issuer, JsonNode said) {
        if (!issuer.equals(said.path("issuer").asText())) {
            return Outcome.refused(Trouble.of(Kind.ISSUER));
        }
        if (lacks(said, "code_challenge_methods_supported", List.of("S256"))) {
            return Outcome.refused(Trouble.of(Kind.PKCE));
        }
        if (lacks(said, "id_token_signing_alg_values_supported", IdToken.ALGORITHMS)) {
            return Outcome.refused(Trouble.of(Kind.SIGNATURE));
        }
        List<String> missing = new ArrayList<>();
        String scheme = issuer.startsWith("https:") ? "https:" : "http";
        URI authorization = address(said, "authorization_endpoint", scheme, missing);
        URI token = address(said, "token_endpoint", scheme, missing);
        URI keys = address(said, "jwks_uri", scheme, missing);
        URI userinfo =
                said.hasNonNull("userinfo_endpoint") ? address(said, "userinfo_endpoint", scheme, missing) : null;
        if (!missing.isEmpty()) {
            return Outcome.refused(new Trouble(Kind.INCOMPLETE, missing.getFirst()));
        }
        // What it does not say means that a header will do.
        boolean basic = !lacks(said, "token_endpoint_auth_methods_supported", List.of("client_secret_basic"));
        return Outcome.done(new Endpoints(issuer, authorization, token, userinfo, keys, basic));
    }

    /// Whether a list that is there has none of those.
    private static boolean lacks(JsonNode said, String list, List<String> wanted) {
        JsonNode all = said.path(list);
        for (JsonNode one : all) {
            if (wanted.contains(one.asText())) {
                return false;
            }
        }
        return all.isArray();
    }

    /// An encrypted provider leads to encrypted addresses only.
    private static URI address(JsonNode said, String name, String scheme, List<String> missing) {
        String text = said.path(name).asText();
        if (Setup.isWeb(text, true) && text.startsWith(scheme)) {
            return URI.create(text);
        }
        missing.add(name);
        return null;
    }
}
