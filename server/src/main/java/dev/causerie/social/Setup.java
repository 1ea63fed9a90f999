package dev.causerie.social;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// How to reach a provider, and as whom. It may hold anything somebody typed: [#faults] says what is wrong with it.
/// What a kind knows by itself is filled in, whatever was typed there.
///
/// @param name what visitors read on the button, and agents beside an address it vouches for
/// @param clientId as whom we are known there
/// @param secret by which we prove it, or null where the one that is stored stays; empty for none
/// @param issuer where an OpenID Connect provider says all else, or empty
/// @param addresses of a provider that does not
/// @param scopes what we ask for, apart by spaces
public record Setup(
        Kind kind,
        String name,
        boolean enabled,
        String clientId,
        String secret,
        String issuer,
        Addresses addresses,
        String scopes) {
    static final String USUAL_SCOPES = "openid email profile";
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_TEXT = 500;
    private static final Pattern SCOPES = Pattern.compile("[!#-\\[\\]-~]+( [!#-\\[\\]-~]+)*");
    private static final Pattern VISIBLE = Pattern.compile("[\\x20-\\x7e]*");

    public enum Kind {
        GOOGLE,
        FACEBOOK,
        /// Any that speaks OpenID Connect and can be asked how.
        OPENID,
        /// Any that speaks OAuth 2 only, with its addresses typed.
        OAUTH
    }

    /// @param authorization where visitors go
    /// @param token where we exchange what they bring back
    /// @param userinfo where we ask who they are
    public record Addresses(String authorization, String token, String userinfo) {
        static final Addresses NONE = new Addresses("", "", "");

        public Addresses {
            authorization = text(authorization);
            token = text(token);
            userinfo = text(userinfo);
        }
    }

    public Setup {
        clientId = text(clientId);
        secret = secret == null ? null : secret.strip();
        name = switch (kind) {
            case GOOGLE -> "Google";
            case FACEBOOK -> "Facebook";
            case OPENID, OAUTH -> text(name);
        };
        issuer = switch (kind) {
            case GOOGLE -> "https://accounts.google.com";
            case OPENID -> text(issuer);
            case FACEBOOK, OAUTH -> "";
        };
        addresses = switch (kind) {
            case GOOGLE, OPENID -> Addresses.NONE;
            case FACEBOOK ->
                new Addresses(
                        "https://www.facebook.com/dialog/oauth",
                        "https://graph.facebook.com/oauth/access_token",
                        "https://graph.facebook.com/me?fields=id,name,email");
            case OAUTH -> addresses == null ? Addresses.NONE : addresses;
        };
        scopes = switch (kind) {
            case GOOGLE -> USUAL_SCOPES;
            case FACEBOOK -> "public_profile email";
            case OPENID -> withOpenId(text(scopes));
            case OAUTH -> text(scopes);
        };
    }

    private static String text(String typed) {
        return typed == null ? "" : typed.strip();
    }

    /// Without that word a provider takes us for plain OAuth 2.
    private static String withOpenId(String scopes) {
        if (scopes.isEmpty()) {
            return USUAL_SCOPES;
        }
        return List.of(scopes.split(" ")).contains("openid") ? scopes : "openid " + scopes;
    }

    boolean speaksOpenId() {
        return !issuer.isEmpty();
    }

    Setup with(String secret) {
        return new Setup(kind, name, enabled, clientId, secret, issuer, addresses, scopes);
    }

    /// Whether a secret that was typed for one goes nowhere else with the other.
    boolean isSameClientAs(Setup other) {
        return kind == other.kind
                && clientId.equals(other.clientId)
                && issuer.equals(other.issuer)
                && addresses.equals(other.addresses);
    }

    /// @return what is wrong with which place: `empty`, `too_long`, `invalid`, or `mixed` where one address is
    /// encrypted and another is not
    Map<String, String> faults() {
        Map<String, String> faults = new LinkedHashMap<>();
        words(faults, "name", name, LONGEST_NAME);
        words(faults, "clientId", clientId, LONGEST_TEXT);
        if (!VISIBLE.matcher(clientId).matches()) {
            faults.putIfAbsent("clientId", "invalid");
        }
        if (secret != null && (secret.length() > LONGEST_TEXT || secret.chars().anyMatch(Character::isISOControl))) {
            faults.put("secret", secret.length() > LONGEST_TEXT ? "too_long" : "invalid");
        }
        if (kind == Kind.OPENID) {
            address(faults, "issuer", issuer, false);
        }
        if (kind == Kind.OAUTH) {
            address(faults, "authorization", addresses.authorization, true);
            address(faults, "token", addresses.token, true);
            address(faults, "userinfo", addresses.userinfo, true);
            List<String> all = List.of(addresses.authorization, addresses.token, addresses.userinfo);
            if (faults.isEmpty()
                    && all.stream()
                                    .map(one -> one.startsWith("https:"))
                                    .distinct()
                                    .count()
                            > 1) {
                faults.put("authorization", "mixed");
            }
        }
        if (!scopes.isEmpty()
                && (scopes.length() > LONGEST_TEXT || !SCOPES.matcher(scopes).matches())) {
            faults.put("scopes", scopes.length() > LONGEST_TEXT ? "too_long" : "invalid");
        }
        return faults;
    }

    private static void words(Map<String, String> faults, String place, String text, int longest) {
        if (text.isEmpty()) {
            faults.put(place, "empty");
        } else if (text.codePointCount(0, text.length()) > longest) {
            faults.put(place, "too_long");
        } else if (text.chars().anyMatch(Character::isISOControl)) {
            faults.put(place, "invalid");
        }
    }

    private static void address(Map<String, String> faults, String place, String text, boolean mayAsk) {
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            faults.put(place, text.isEmpty() ? "empty" : "too_long");
        } else if (!isWeb(text, mayAsk)) {
            faults.put(place, "invalid");
        }
    }

    /// Whether it is an address of the web, without a name before the host or a place within the page.
    static boolean isWeb(String text, boolean mayAsk) {
        try {
            URI address = new URI(text);
            return ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null
                    && (mayAsk || address.getRawQuery() == null);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /// Never the secret, wherever this is printed.
    @Override
    public String toString() {
        return "Setup[" + kind + " " + name + "]";
    }
}
