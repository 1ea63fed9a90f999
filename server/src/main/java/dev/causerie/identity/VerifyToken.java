package dev.causerie.identity;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.util.Base64URL;
import dev.causerie.form.EmailSyntax;
import dev.causerie.identity.Flaw.Kind;
import dev.causerie.kernel.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/// Reads a token that a site's server signed (a JWT, RFC 7519): HMAC-SHA256 and nothing else, with a header that says
/// no more than that. Its size is looked at before anything, and its claims after the signature.
///
/// Promises: any text at all is answered. A signature is compared in the same time wherever it differs. Never blocks,
/// and safe from any thread.
public final class VerifyToken {
    public static final int LONGEST = 4_096;
    public static final Duration LIFE = Duration.ofMinutes(7);
    /// How far the clock of a site's server may be from ours.
    public static final Duration SKEW = Duration.ofMinutes(2);

    private static final JWSHeader HEADER = new JWSHeader(JWSAlgorithm.HS256);
    private static final int KEPT = 1_000;
    private static final int DEEPEST = 8;
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxNumberLength(30)
                    .build())
            .build();

    /// To make one costs more than to use it.
    private final Cache<String, MACVerifier> verifiers =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    /// All that a site's server sends bear one of a few headers.
    private final Cache<String, Boolean> goodHeaders =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    /// @param key which secret signed it
    public record Verified(Claims claims, SharedSecret.Key key) {}

    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        private final transient Flaw flaw;

        Refused(Kind kind, String about) {
            super(null, null, false, false);
            flaw = new Flaw(kind, about);
        }
    }

    /// @param now in milliseconds since 1970 UTC
    public Outcome<Verified, Flaw> verify(String token, SharedSecret secret, long now) {
        try {
            int header = header(token);
            int payload = token.indexOf('.', header + 1);
            SharedSecret.Key key = signer(token, payload, secret, now);
            ClaimsReader claims = new ClaimsReader();
            read(decode(token.substring(header + 1, payload)), claims);
            return Outcome.done(new Verified(claims.claims(now), key));
        } catch (Refused refused) {
            return Outcome.refused(refused.flaw);
        }
    }

    /// @return where the header ends
    private int header(String token) throws Refused {
        if (token.length() > LONGEST) {
            throw new Refused(Kind.TOO_LARGE, null);
        }
        int dots = 0;
        for (int i = 0; i < token.length(); i++) {
            char sign = token.charAt(i);
            if (sign == '.') {
                dots++;
            } else if (!(sign >= 'A' && sign <= 'Z' || sign >= 'a' && sign <= 'z' || sign >= '0' && sign <= '9')
                    && sign != '-'
                    && sign != '_') {
                throw new Refused(Kind.MALFORMED, null);
            }
        }
        if (dots != 2) {
            throw new Refused(dots == 4 ? Kind.ENCRYPTED : Kind.MALFORMED, null);
        }
        int end = token.indexOf('.');
        String header = token.substring(0, end);
        if (goodHeaders.getIfPresent(header) == null) {
            HeaderReader members = new HeaderReader();
            read(decode(header), members);
            members.check();
            goodHeaders.put(header, true);
        }
        return end;
    }

    private SharedSecret.Key signer(String token, int payload, SharedSecret secret, long now) throws Refused {
        var keys = secret.valid(now);
        if (keys.isEmpty()) {
            throw new Refused(Kind.NO_SECRET, null);
        }
        byte[] signed = token.substring(0, payload).getBytes(StandardCharsets.US_ASCII);
        String signature = token.substring(payload + 1);
        // Two texts for one signature would be two tokens.
        if (!Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(decode(signature))
                .equals(signature)) {
            throw new Refused(Kind.MALFORMED, null);
        }
        for (SharedSecret.Key key : keys) {
            if (signs(key, signed, signature)) {
                return key;
            }
        }
        throw new Refused(Kind.SIGNATURE, null);
    }

    private boolean signs(SharedSecret.Key key, byte[] signed, String signature) {
        try {
            return verifiers.get(key.text(), VerifyToken::verifier).verify(HEADER, signed, new Base64URL(signature));
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }

    private static MACVerifier verifier(String secret) {
        try {
            return new MACVerifier(secret);
        } catch (JOSEException e) {
            throw new IllegalStateException("Our secrets are long enough", e);
        }
    }

    private static byte[] decode(String part) throws Refused {
        try {
            return Base64.getUrlDecoder().decode(part);
        } catch (IllegalArgumentException e) {
            throw new Refused(Kind.MALFORMED, null);
        }
    }

    private interface Members {
        /// @param json at the member's value
        void member(String name, JsonToken value, JsonParser json) throws IOException, Refused;
    }

    private static void read(byte[] bytes, Members members) throws Refused {
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Refused(Kind.MALFORMED, null);
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                members.member(name, json.nextToken(), json);
                json.skipChildren();
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new Refused(Kind.MALFORMED, null);
            }
        } catch (IOException e) {
            throw new Refused(Kind.MALFORMED, null);
        }
    }

    private static final class HeaderReader implements Members {
        private String algorithm;
        private String more;
        private boolean encrypted;

        @Override
        public void member(String name, JsonToken value, JsonParser json) throws IOException {
            String text = value == JsonToken.VALUE_STRING ? json.getText() : null;
            boolean fits = switch (name) {
                case "alg" -> {
                    algorithm = text;
                    yield true;
                }
                case "typ" -> "JWT".equalsIgnoreCase(text);
                default -> false;
            };
            encrypted |= name.equals("enc");
            if (!fits && more == null) {
                more = name.length() <= 40 ? name : name.substring(0, 40);
            }
        }

        void check() throws Refused {
            if (encrypted) {
                throw new Refused(Kind.ENCRYPTED, null);
            }
            if (!"HS256".equals(algorithm)) {
                throw new Refused(Kind.ALGORITHM, null);
            }
            if (more != null) {
                throw new Refused(Kind.HEADER, more);
            }
        }
    }

    private static final class ClaimsReader implements Members {
        private static final int LONGEST_TEXT = 255;
        /// In seconds, the year 5138; in milliseconds, 1973.
        private static final double MILLISECONDS = 1e11;

        private String externalId;
        private String name;
        private String email;
        private Double issued;
        private Double expires;
        private Double before;

        @Override
        public void member(String claim, JsonToken value, JsonParser json) throws IOException, Refused {
            switch (claim) {
                case "external_id" -> externalId = text(claim, value, json);
                case "name" -> name = text(claim, value, json);
                case "email" -> email = text(claim, value, json);
                case "iat" -> issued = time(claim, value, json);
                case "exp" -> expires = time(claim, value, json);
                case "nbf" -> before = time(claim, value, json);
                default -> {}
            }
        }

        /// An id that differs by a blank would be another person.
        private static String text(String claim, JsonToken value, JsonParser json) throws IOException, Refused {
            if (value == JsonToken.VALUE_NULL) {
                return null;
            }
            if (value != JsonToken.VALUE_STRING || json.getTextLength() > LONGEST_TEXT) {
                throw new Refused(Kind.BAD_CLAIM, claim);
            }
            String text = json.getText();
            String stripped = text.strip();
            boolean plain = text.codePoints().noneMatch(ClaimsReader::unseen);
            boolean twice = claim.equals("external_id") && !text.equals(stripped);
            if (!plain || stripped.isEmpty() || twice) {
                throw new Refused(Kind.BAD_CLAIM, claim);
            }
            return stripped;
        }

        /// Control characters, halves of characters, and what turns the direction of the words around it.
        private static boolean unseen(int sign) {
            return Character.isISOControl(sign)
                    || Character.getType(sign) == Character.SURROGATE
                    || sign >= 0x202a && sign <= 0x202e
                    || sign >= 0x2066 && sign <= 0x2069;
        }

        private static Double time(String claim, JsonToken value, JsonParser json) throws IOException, Refused {
            if (value == JsonToken.VALUE_NULL) {
                return null;
            }
            if (!value.isNumeric()) {
                throw new Refused(Kind.BAD_CLAIM, claim);
            }
            double seconds = json.getDoubleValue();
            if (!(seconds >= 0) || Double.isInfinite(seconds)) {
                throw new Refused(Kind.BAD_CLAIM, claim);
            }
            if (seconds >= MILLISECONDS) {
                throw new Refused(Kind.MILLISECONDS, claim);
            }
            return seconds;
        }

        Claims claims(long now) throws Refused {
            need("external_id", externalId);
            need("name", name);
            need("email", email);
            need("iat", issued);
            if (!EmailSyntax.fits(email)) {
                throw new Refused(Kind.BAD_CLAIM, "email");
            }
            long from = millis(issued);
            long to = expires == null ? from + LIFE.toMillis() : millis(expires);
            if (to <= from) {
                throw new Refused(Kind.BAD_CLAIM, "exp");
            }
            if (to - from > LIFE.toMillis()) {
                throw new Refused(Kind.TOO_LONG_LIVED, null);
            }
            if (from > now + SKEW.toMillis()) {
                throw new Refused(Kind.FUTURE, "iat");
            }
            if (before != null && millis(before) > now + SKEW.toMillis()) {
                throw new Refused(Kind.FUTURE, "nbf");
            }
            if (to + SKEW.toMillis() <= now) {
                throw new Refused(Kind.EXPIRED, null);
            }
            return new Claims(externalId, name, email, from, to);
        }

        private static void need(String claim, Object value) throws Refused {
            if (value == null) {
                throw new Refused(Kind.MISSING_CLAIM, claim);
            }
        }

        private static long millis(double seconds) {
            return Math.round(seconds * 1_000);
        }
    }
}
