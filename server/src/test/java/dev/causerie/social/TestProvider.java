package dev.causerie.social;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// An OpenID Connect provider on this machine, which can be told to lie. One that never lies is tried in the browser's
/// stories.
final class TestProvider implements AutoCloseable {
    static final String CLIENT = "causerie";
    static final String SECRET = "s3cret:with&signs";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RSAKey KEY = key("first");
    private static final RSAKey FOREIGN = key("first");

    /// What is wrong with what it signs.
    enum Lie {
        NONE,
        NONCE,
        KEY,
        UNSIGNED,
        OUR_SECRET,
        EXPIRED,
        AUDIENCE,
        SEVERAL,
        ISSUER
    }

    /// How it answers at one of its addresses.
    enum Mood {
        WELL,
        ERROR,
        GARBAGE,
        ENDLESS,
        HANGING,
        ELSEWHERE
    }

    private record Visit(String nonce, String challenge, String redirect) {}

    private final HttpServer server;
    private final Map<String, Visit> visits = new ConcurrentHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    final List<String> asked = new CopyOnWriteArrayList<>();
    final Map<String, Mood> moods = new ConcurrentHashMap<>();
    /// What it says of everybody.
    volatile Map<String, Object> claims =
            Map.of("name", "Zoé Lumen", "email", "zoe@mail.example", "email_verified", true);
    /// Whether it says so only when asked.
    volatile boolean silentToken;

    volatile Lie lie = Lie.NONE;
    volatile String issuer;

    TestProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        issuer = address("");
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// Somebody signs in there.
    ///
    /// @param address where we sent them
    /// @return with what they come back: code and state
    String signIn(URI address) {
        Map<String, String> asked = fields(address.getRawQuery());
        String code = "code-" + visits.size();
        visits.put(code, new Visit(asked.get("nonce"), asked.get("code_challenge"), asked.get("redirect_uri")));
        return "code=" + code + "&state=" + asked.get("state");
    }

    static Map<String, String> fields(String query) {
        Map<String, String> fields = new HashMap<>();
        for (String field : query.split("&")) {
            int is = field.indexOf('=');
            fields.put(field.substring(0, is), URLDecoder.decode(field.substring(is + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        asked.add(path);
        String body = new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try {
            switch (moods.getOrDefault(path, Mood.WELL)) {
                case WELL -> well(call, path, body);
                case ERROR -> send(call, 500, "{\"error\":\"server_error\"}");
                case GARBAGE -> send(call, 200, "<html>]]{\u0000");
                case ENDLESS -> endless(call);
                case HANGING -> closed.await();
                case ELSEWHERE -> {
                    call.getResponseHeaders().add("Location", "http://169.254.169.254/latest");
                    send(call, 302, "");
                }
            }
        } catch (Exception e) {
            send(call, 500, e.toString());
        }
        call.close();
    }

    private static void endless(HttpExchange call) throws IOException {
        call.sendResponseHeaders(200, 0);
        byte[] much = "[\"much\",".repeat(8_192).getBytes(StandardCharsets.UTF_8);
        try {
            for (int sent = 0; sent < 10 * 1024 * 1024; sent += much.length) {
                call.getResponseBody().write(much);
            }
        } catch (IOException hungUp) {
            // As it should.
        }
    }

    private void well(HttpExchange call, String path, String body) throws Exception {
        switch (path) {
            case "/.well-known/openid-configuration" ->
                send(
                        call,
                        200,
                        JSON.writeValueAsString(Map.of(
                                "issuer", issuer,
                                "authorization_endpoint", address("/authorize"),
                                "token_endpoint", address("/token"),
                                "userinfo_endpoint", address("/me"),
                                "jwks_uri", address("/keys"),
                                "code_challenge_methods_supported", List.of("S256"))));
            case "/keys" -> send(call, 200, new JWKSet(KEY.toPublicJWK()).toString());
            case "/token" -> token(call, fields(body));
            case "/me" -> {
                boolean ours = "Bearer opened".equals(call.getRequestHeaders().getFirst("Authorization"));
                Map<String, Object> said = new HashMap<>(claims);
                said.put("sub", "somebody");
                send(call, ours ? 200 : 401, JSON.writeValueAsString(ours ? said : Map.of()));
            }
            default -> send(call, 404, "{}");
        }
    }

    private void token(HttpExchange call, Map<String, String> fields) throws Exception {
        String encoded = CLIENT + ":" + java.net.URLEncoder.encode(SECRET, StandardCharsets.UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(encoded.getBytes(StandardCharsets.UTF_8));
        boolean known = basic.equals(call.getRequestHeaders().getFirst("Authorization"))
                || CLIENT.equals(fields.get("client_id")) && SECRET.equals(fields.get("client_secret"));
        if (!known) {
            send(call, 401, "{\"error\":\"invalid_client\"}");
            return;
        }
        Visit visit = visits.remove(fields.get("code"));
        byte[] hash = MessageDigest.getInstance("SHA-256")
                .digest(fields.get("code_verifier").getBytes(StandardCharsets.US_ASCII));
        boolean right = visit != null
                && visit.redirect.equals(fields.get("redirect_uri"))
                && visit.challenge.equals(
                        Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        if (!right) {
            send(call, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Map<String, Object> given = new HashMap<>(Map.of("access_token", "opened", "token_type", "Bearer"));
        if (visit.nonce != null) {
            given.put("id_token", signed(visit.nonce));
        }
        send(call, 200, JSON.writeValueAsString(given));
    }

    private String signed(String nonce) throws Exception {
        Instant now = Instant.now();
        var token = new JWTClaimsSet.Builder()
                .issuer(lie == Lie.ISSUER ? "http://other.example" : issuer)
                .audience(
                        lie == Lie.AUDIENCE
                                ? List.of("other")
                                : lie == Lie.SEVERAL ? List.of(CLIENT, "other") : List.of(CLIENT))
                .subject("somebody")
                .issueTime(Date.from(now.minusSeconds(lie == Lie.EXPIRED ? 900 : 1)))
                .expirationTime(Date.from(now.plusSeconds(lie == Lie.EXPIRED ? -300 : 300)))
                .claim("nonce", lie == Lie.NONCE ? "another" : nonce);
        if (!silentToken) {
            claims.forEach(token::claim);
        }
        if (lie == Lie.UNSIGNED) {
            return new PlainJWT(token.build()).serialize();
        }
        boolean ours = lie == Lie.OUR_SECRET;
        JWSAlgorithm algorithm = ours ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256;
        byte[] secret = "s".repeat(64).getBytes(StandardCharsets.UTF_8);
        JWSSigner signer = ours ? new MACSigner(secret) : new RSASSASigner(lie == Lie.KEY ? FOREIGN : KEY);
        var jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("first").build(), token.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static void send(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        call.getResponseHeaders().add("Content-Type", "application/json");
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            call.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
