package dev.causerie.social;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import dev.causerie.fetch.Call;
import dev.causerie.kernel.Outcome;
import dev.causerie.social.Discover.Answer;
import dev.causerie.social.Discover.Endpoints;
import dev.causerie.social.Trouble.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Exchanges what a visitor brought back from a provider for what it says of them.
public final class Redeem {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FACEBOOK_BAD_CODE = "100";
    private static final String FACEBOOK_NO_CLIENT = "101";

    private final Discover web;

    public Redeem(Discover web) {
        this.web = web;
    }

    /// @param code as the visitor brought it
    /// @param verifier whose hash went there with them
    /// @param redirect to where they came back
    /// @param nonce for which visit it must be
    record Brought(String code, String verifier, String redirect, String nonce) {}

    /// Blocks.
    Outcome<Profile, Trouble> redeem(Setup setup, Endpoints at, Brought brought) {
        return switch (web.json(exchange(setup, at, brought))) {
            case Outcome.Refused<JsonNode, Trouble>(Trouble trouble) ->
                Outcome.refused(trouble.kind() == Kind.STATUS ? new Trouble(Kind.CODE, trouble.detail()) : trouble);
            case Outcome.Done<JsonNode, Trouble>(JsonNode given) -> profile(setup, at, brought, given);
        };
    }

    private static Call exchange(Setup setup, Endpoints at, Brought brought) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", brought.code());
        fields.put("redirect_uri", brought.redirect());
        fields.put("code_verifier", brought.verifier());
        boolean basic = at.basic() && !setup.secret().isEmpty();
        if (!basic) {
            fields.put("client_id", setup.clientId());
            if (!setup.secret().isEmpty()) {
                fields.put("client_secret", setup.secret());
            }
        }
        String both = encode(setup.clientId()) + ":" + encode(setup.secret());
        String header = "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        return Call.form(at.token(), fields, basic ? Map.of("Authorization", header) : Map.of());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Outcome<Profile, Trouble> profile(Setup setup, Endpoints at, Brought brought, JsonNode given) {
        if (!setup.speaksOpenId()) {
            return switch (userinfo(at, given)) {
                case Outcome.Refused<JsonNode, Trouble>(Trouble trouble) -> Outcome.refused(trouble);
                case Outcome.Done<JsonNode, Trouble>(JsonNode said) ->
                    Outcome.done(new Profile(name(said), text(said, "email"), vouches(setup, said)));
            };
        }
        return switch (web.json(Call.get(at.keys(), Map.of()))) {
            case Outcome.Refused<JsonNode, Trouble>(Trouble trouble) -> Outcome.refused(trouble);
            case Outcome.Done<JsonNode, Trouble>(JsonNode keys) -> {
                IdToken expected = new IdToken(at.issuer(), setup.clientId(), brought.nonce());
                Optional<JWTClaimsSet> claims =
                        expected.read(given.path("id_token").asText(), keys.toString());
                yield claims.isEmpty()
                        ? Outcome.refused(Trouble.of(Kind.TOKEN))
                        : Outcome.done(signed(at, given, claims.get()));
            }
        };
    }

    /// What is not in the token, the provider is asked for. A name may be missing; an address that it vouches for is
    /// taken together with its word, from one place.
    private Profile signed(Endpoints at, JsonNode given, JWTClaimsSet claims) {
        JsonNode token = JSON.valueToTree(claims.getClaims());
        boolean whole = name(token) != null && text(token, "email") != null;
        JsonNode more = whole || at.userinfo() == null ? token : about(claims.getSubject(), at, given, token);
        JsonNode address = text(token, "email") == null ? more : token;
        String name = name(token) == null ? name(more) : name(token);
        return new Profile(name, text(address, "email"), isTrue(address.path("email_verified")));
    }

    /// @return what it says of that person, or what we know already
    private JsonNode about(String person, Endpoints at, JsonNode given, JsonNode known) {
        return switch (userinfo(at, given)) {
            case Outcome.Refused<JsonNode, Trouble> _ -> known;
            case Outcome.Done<JsonNode, Trouble>(JsonNode said) ->
                person.equals(said.path("sub").asText()) ? said : known;
        };
    }

    private Outcome<JsonNode, Trouble> userinfo(Endpoints at, JsonNode given) {
        String token = given.path("access_token").asText();
        return token.isEmpty() || !token.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)
                ? Outcome.refused(Trouble.of(Kind.GARBAGE))
                : web.json(Call.get(at.userinfo(), Map.of("Authorization", "Bearer " + token)));
    }

    private static String name(JsonNode said) {
        String whole = text(said, "name");
        if (whole != null) {
            return whole;
        }
        String given = text(said, "given_name");
        String family = text(said, "family_name");
        return given == null ? family : family == null ? given : given + " " + family;
    }

    private static String text(JsonNode said, String claim) {
        JsonNode text = said.path(claim);
        return text.isTextual() && !text.asText().isBlank() ? text.asText() : null;
    }

    /// Facebook gives an address and never says whose it is.
    private static boolean vouches(Setup setup, JsonNode said) {
        return setup.kind() != Setup.Kind.FACEBOOK && isTrue(said.path("email_verified"));
    }

    /// Some say it in letters.
    private static boolean isTrue(JsonNode claim) {
        return claim.isBoolean() ? claim.booleanValue() : claim.isTextual() && "true".equals(claim.asText());
    }

    /// Brings a code that nobody was given, and looks at the reason why it is refused: who does not know us says that
    /// first.
    /// Blocks.
    ///
    /// @return whether it knows us, or why not
    Outcome<Boolean, Trouble> knock(Setup setup, Endpoints at, String redirect) {
        Brought nothing = new Brought("causerie-test", "t".repeat(43), redirect, "");
        return switch (web.answer(exchange(setup, at, nothing))) {
            case Outcome.Refused<Answer, Trouble>(Trouble trouble) -> Outcome.refused(trouble);
            case Outcome.Done<Answer, Trouble>(Answer(int status, JsonNode said)) -> {
                JsonNode error = said == null ? null : said.path("error");
                String word = error == null ? "" : error.isObject() ? "" + error.path("code") : error.asText();
                yield switch (word) {
                    case "invalid_grant", FACEBOOK_BAD_CODE -> Outcome.done(true);
                    case "invalid_client", "unauthorized_client", FACEBOOK_NO_CLIENT ->
                        Outcome.refused(Trouble.of(Kind.CLIENT));
                    default ->
                        status == 401
                                ? Outcome.refused(Trouble.of(Kind.CLIENT))
                                : status == 404 || status >= 500
                                        ? Outcome.refused(new Trouble(Kind.STATUS, "" + status))
                                        : Outcome.done(false);
                };
            }
        };
    }
}
