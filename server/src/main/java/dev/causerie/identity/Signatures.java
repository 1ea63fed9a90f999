package dev.causerie.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Says whether a secret made a signature, by HMAC-SHA256.
///
/// Promises: takes the same time wherever a signature differs. Safe from any thread, however many there are.
final class Signatures {
    private static final String METHOD = "HmacSHA256";
    private static final int KEPT = 1_000;

    private final Cache<String, Signer> signers =
            Caffeine.newBuilder().maximumSize(KEPT).executor(Runnable::run).build();

    boolean made(String secret, TokenParts token) {
        return MessageDigest.isEqual(
                signers.get(secret, Signer::new).sign(token.text(), token.signed()), token.signature());
    }

    /// Of one secret.
    private static final class Signer {
        /// Never used itself: to copy it is less work than to make another.
        private final Mac ready;
        /// One that nobody uses just now, or null. Threads may be a million, so none has its own.
        private final AtomicReference<Mac> idle = new AtomicReference<>();

        Signer(String secret) {
            ready = mac(secret);
        }

        byte[] sign(byte[] text, int length) {
            Mac mac = idle.getAndSet(null);
            if (mac == null) {
                mac = copy();
            }
            mac.update(text, 0, length);
            byte[] signature = mac.doFinal();
            idle.setRelease(mac);
            return signature;
        }

        private Mac copy() {
            try {
                return (Mac) ready.clone();
            } catch (CloneNotSupportedException e) {
                throw new IllegalStateException("Java's own can be copied", e);
            }
        }
    }

    private static Mac mac(String secret) {
        try {
            Mac mac = Mac.getInstance(METHOD);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), METHOD));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + METHOD, e);
        }
    }
}
