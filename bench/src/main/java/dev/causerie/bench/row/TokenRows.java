package dev.causerie.bench.row;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// P16: whom a site's tokens name, found out on one core by the product's own classes with all their checks, beside the
/// bare HMAC-SHA256 of the same tokens. Product and reference take turns in one process.
final class TokenRows implements AutoCloseable {
    private static final String SECRET = "6f1a5e94c0de4a7b8c9d0e1f2a3b4c5d6e7f8091a2b3c4d5e6f708192a3b4c5d";
    private static final String METHOD = "HmacSHA256";
    private static final long NOW = 1_800_000_000_000L;
    private static final int PEOPLE = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;

    final Figure checked = new Figure();
    final Figure bare = new Figure();
    private final List<String> tokens =
            IntStream.range(0, PEOPLE).mapToObj(TokenRows::token).toList();
    private final URLClassLoader product;
    private final Duration measure;
    private final MethodHandle verify;
    private final Object secret;
    private final Class<?> taken;
    private final Mac mac = mac();

    /// @param root the project's folder
    TokenRows(Path root, Duration measure) {
        this.measure = measure;
        this.product = new URLClassLoader(jars(root.resolve("server/target/quarkus-app")));
        try {
            Class<?> account = load("kernel.AccountId");
            Class<?> shared = load("identity.SharedSecret");
            Class<?> key = load("identity.SharedSecret$Key");
            Class<?> verifier = load("identity.VerifyToken");
            taken = load("kernel.Outcome$Done");
            Object current = key.getConstructor(int.class, String.class, long.class, long.class)
                    .newInstance(1, SECRET, 0L, 0L);
            secret = shared.getConstructor(account, int.class, boolean.class, key, key)
                    .newInstance(account.getConstructor(long.class).newInstance(1L), 1, false, current, null);
            verify = MethodHandles.publicLookup()
                    .unreflect(verifier.getMethod("verify", String.class, shared, long.class))
                    .bindTo(verifier.getConstructor().newInstance())
                    .asType(MethodType.methodType(Object.class, String.class, Object.class, long.class));
        } catch (ReflectiveOperationException other) {
            throw new IllegalStateException("The product is another one than this row was written for", other);
        }
    }

    private static URL[] jars(Path app) {
        try (Stream<Path> files = Files.walk(app)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .map(TokenRows::url)
                    .toArray(URL[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName("dev.causerie." + name, true, product);
    }

    private static Mac mac() {
        try {
            Mac mac = Mac.getInstance(METHOD);
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), METHOD));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + METHOD, e);
        }
    }

    private static String token(int person) {
        String claims = """
                {"external_id":"customer-%d","name":"Zoé Martin","email":"zoe.%d@mail.example","iat":%d,"exp":%d}""".formatted(person, person, NOW / 1_000 - 60, NOW / 1_000 + 240);
        String content = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encode(claims.getBytes(StandardCharsets.UTF_8));
        return content + "." + encode(mac().doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private interface Check {
        boolean takes(String token);
    }

    void round() {
        bare.add(perSecond(this::signed));
        checked.add(perSecond(this::verified));
        System.out.printf("  %s/s checked, %s/s by the bare signature%n", checked.text(), bare.text());
    }

    private double perSecond(Check check) {
        long start = System.nanoTime();
        long end = start + measure.toNanos();
        long done = 0;
        while (System.nanoTime() < end) {
            for (String token : tokens) {
                if (!check.takes(token)) {
                    throw new IllegalStateException("A good token is not taken: " + token);
                }
            }
            done += tokens.size();
        }
        return done / ((System.nanoTime() - start) / NANOS_PER_SECOND);
    }

    private boolean verified(String token) {
        try {
            return taken.isInstance((Object) verify.invokeExact(token, secret, NOW));
        } catch (Throwable failure) {
            throw new IllegalStateException("The product failed", failure);
        }
    }

    private boolean signed(String token) {
        int end = token.lastIndexOf('.');
        byte[] signature = mac.doFinal(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        return MessageDigest.isEqual(signature, Base64.getUrlDecoder().decode(token.substring(end + 1)));
    }

    @Override
    public void close() {
        try {
            product.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
