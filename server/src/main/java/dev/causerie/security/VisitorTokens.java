package dev.causerie.security;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Id;
import dev.causerie.kernel.VisitorId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a visitor's browser keeps to be known again: `v1.VISITOR.ACCOUNT.` and the HMAC-SHA256 of that. Nothing is
/// stored here.
///
/// Promises: a token opens one visitor of one account. Any text at all is answered, in the same time for every wrong
/// signature. Never blocks.
public final class VisitorTokens {
    public static final String KEY = "visitor-token";
    private static final String ALGORITHM = "HmacSHA256";
    private static final String VERSION = "v1";
    private static final int LONGEST = 100;

    private final SecretKeySpec key;

    public VisitorTokens(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String issue(AccountId account, VisitorId visitor) {
        String claim = VERSION + "." + visitor + "." + account;
        return claim + "." + sign(claim);
    }

    /// @param token what a browser sent, or null
    public Optional<VisitorId> verify(AccountId account, String token) {
        if (token == null || token.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = token.split("\\.", -1);
        if (parts.length != 4 || !parts[0].equals(VERSION) || !parts[2].equals(account.toString())) {
            return Optional.empty();
        }
        String claim = token.substring(0, token.lastIndexOf('.'));
        long visitor = Id.parse(parts[1]);
        return same(sign(claim), parts[3]) && visitor > 0 ? Optional.of(new VisitorId(visitor)) : Optional.empty();
    }

    private String sign(String claim) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signature = mac.doFinal(claim.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
