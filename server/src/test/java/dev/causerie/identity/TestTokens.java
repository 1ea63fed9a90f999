package dev.causerie.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes tokens as a site's server does, and such as none should.
public final class TestTokens {
    public static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private TestTokens() {}

    /// A good one, for this moment.
    public static String of(String secret, String person) {
        return of(secret, person, System.currentTimeMillis() / 1_000, 300);
    }

    public static String of(String secret, String person, long issued, long life) {
        return signed(secret, HEADER, claims(person, issued, life));
    }

    /// @param life in seconds
    public static String claims(String person, long issued, long life) {
        return "{\"external_id\":\"%s\",\"name\":\"%s Example\",\"email\":\"%s@mail.example\",\"iat\":%d,\"exp\":%d}"
                .formatted(person, person, person, issued, issued + life);
    }

    public static String signed(String secret, String header, String claims) {
        return signedBy("HmacSHA256", secret, encode(header) + "." + encode(claims));
    }

    public static String signedBy(String method, String secret, String content) {
        try {
            Mac mac = Mac.getInstance(method);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), method));
            byte[] signature = mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
