package dev.causerie.identity;

import dev.causerie.identity.Flaw.Kind;
import dev.causerie.kernel.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

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

    private static final int LONGEST_NAME = 40;
    /// What nearly all libraries write need not be read.
    private static final List<byte[]> USUAL = List.of(
            encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"),
            encoded("{\"typ\":\"JWT\",\"alg\":\"HS256\"}"),
            encoded("{\"alg\":\"HS256\"}"));

    private final Signatures signatures = new Signatures();

    private static byte[] encoded(String header) {
        return Base64.getUrlEncoder().withoutPadding().encode(header.getBytes(StandardCharsets.US_ASCII));
    }

    /// @param key which secret signed it
    public record Verified(Claims claims, SharedSecret.Key key) {}

    /// @param now in milliseconds since 1970 UTC
    public Outcome<Verified, Flaw> verify(String token, SharedSecret secret, long now) {
        try {
            TokenParts parts = TokenParts.of(token);
            checkHeader(parts);
            SharedSecret.Key key = signer(parts, secret, now);
            return Outcome.done(new Verified(Claims.read(parts.claims(), now), key));
        } catch (Flawed flawed) {
            return Outcome.refused(flawed.flaw());
        }
    }

    private static void checkHeader(TokenParts token) throws Flawed {
        for (byte[] usual : USUAL) {
            if (Arrays.equals(token.text(), 0, token.headed(), usual, 0, usual.length)) {
                return;
            }
        }
        boolean encrypted = false;
        String algorithm = null;
        String more = null;
        TokenJson json = new TokenJson(token.header(), List.of("alg", "typ"));
        for (int member = json.next(); member != TokenJson.NO_MORE; member = json.next()) {
            String odd = switch (member) {
                case 0 -> {
                    algorithm = json.text();
                    yield null;
                }
                case 1 -> "JWT".equalsIgnoreCase(json.text()) ? null : "typ";
                default -> json.name();
            };
            encrypted |= "enc".equals(odd);
            more = more == null ? odd : more;
        }
        if (encrypted) {
            throw new Flawed(Kind.ENCRYPTED, null);
        }
        if (!"HS256".equals(algorithm)) {
            throw new Flawed(Kind.ALGORITHM, null);
        }
        if (more != null) {
            throw new Flawed(Kind.HEADER, more.substring(0, Math.min(more.length(), LONGEST_NAME)));
        }
    }

    private SharedSecret.Key signer(TokenParts token, SharedSecret secret, long now) throws Flawed {
        List<SharedSecret.Key> keys = secret.valid(now);
        for (SharedSecret.Key key : keys) {
            if (signatures.made(key.text(), token)) {
                return key;
            }
        }
        throw new Flawed(keys.isEmpty() ? Kind.NO_SECRET : Kind.SIGNATURE, null);
    }
}
