package dev.causerie.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Bytes to be served again and again: hashed and compressed once.
public final class Representation {
    private static final int TAG_BYTES = 12;

    private final String type;
    private final Buffer plain;
    private final Buffer gzip;
    private final String tag;

    private Representation(String type, byte[] plain, byte[] gzip, String tag) {
        this.type = type;
        this.plain = Buffer.buffer(plain);
        this.gzip = gzip == null ? null : Buffer.buffer(gzip);
        this.tag = tag;
    }

    public static Representation of(String type, byte[] bytes) {
        byte[] smaller = compressible(type) ? gzip(bytes) : bytes;
        return new Representation(type, bytes, smaller.length < bytes.length ? smaller : null, tag(bytes));
    }

    /// Answers with the bytes, compressed if the client takes that, or with 304 if it has them. Other headers are the
    /// caller's and set before.
    public void answer(HttpServerRequest request) {
        boolean small = gzip != null && accepts(request.getHeader("Accept-Encoding"));
        HttpServerResponse response = request.response();
        // A strong tag names these very bytes, so each encoding has its own.
        response.putHeader("ETag", small ? "\"" + tag + "-gzip\"" : "\"" + tag + "\"")
                .putHeader("Vary", "Accept-Encoding");
        if (matches(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
            return;
        }
        Buffer body = small ? gzip : plain;
        response.putHeader("Content-Type", type).putHeader("Content-Length", Integer.toString(body.length()));
        // Said in any case, so that nothing behind us compresses a second time.
        response.putHeader("Content-Encoding", small ? "gzip" : "identity");
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(body.slice());
        }
    }

    private boolean matches(String known) {
        if (known == null) {
            return false;
        }
        for (String one : known.split(",")) {
            String bare = one.strip();
            bare = bare.startsWith("W/") ? bare.substring(2) : bare;
            if (bare.equals("*") || bare.equals("\"" + tag + "\"") || bare.equals("\"" + tag + "-gzip\"")) {
                return true;
            }
        }
        return false;
    }

    static boolean accepts(String encodings) {
        if (encodings == null) {
            return false;
        }
        for (String one : encodings.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = one.strip().split(";");
            if (parts[0].strip().equals("gzip")) {
                return Arrays.stream(parts)
                        .skip(1)
                        .map(String::strip)
                        .noneMatch(part -> part.matches("q\\s*=\\s*0(\\.0*)?"));
            }
        }
        return false;
    }

    private static boolean compressible(String type) {
        return type.startsWith("text/") || type.contains("javascript") || type.contains("json") || type.contains("svg");
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
        try (GZIPOutputStream zip = new GZIPOutputStream(out) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            zip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
