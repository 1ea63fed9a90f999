package dev.causerie.bench.row;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import dev.causerie.bench.process.ServerProcess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/// F1 and F2: the bytes of everything that a visitor's browser fetches, as they go over the wire with gzip.
final class WeightRows {
    private static final double KB = 1000;
    private static final String LANGUAGE = "en";
    /// What a script fetches at once when it is run: static imports, and imports of chunks by a fixed path.
    private static final Pattern IMPORT =
            Pattern.compile("(?:from|import)\\s*\\(?\\s*[\"'`]([^\"'`]+\\.(?:js|css))[\"'`]");

    final Figure untilIntent = new Figure();
    final Figure untilIntentRequests = new Figure();
    final Figure untilMessage = new Figure();
    final Figure untilMessageRequests = new Figure();
    private final Set<URI> fetched = new HashSet<>();
    private long bytes;

    void measure(Launch launch) {
        try (ServerProcess server = ServerProcess.start(launch);
                HttpClient client = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build()) {
            URI snippet = URI.create("http://localhost:" + server.port() + "/snippet.js?key=" + Launches.WIDGET_KEY);
            JsonNode manifest = manifest(client, snippet.resolve("/widget/manifest.json"));
            String words = LANGUAGE + "-" + manifest.required("words").asText() + ".js";
            closure(client, snippet);
            closure(client, snippet.resolve("/widget/launcher-" + words));
            untilIntent.add(bytes / KB);
            untilIntentRequests.add(fetched.size());
            for (String part : new String[] {"client", "panel"}) {
                closure(
                        client,
                        snippet.resolve("/widget/" + manifest.required(part).asText()));
            }
            closure(client, snippet.resolve("/widget/" + words));
            untilMessage.add(bytes / KB);
            untilMessageRequests.add(fetched.size());
        }
    }

    /// Which files there are; no browser fetches it.
    private JsonNode manifest(HttpClient client, URI address) {
        try {
            JsonNode manifest = new ObjectMapper().readTree(fetch(client, address));
            bytes = 0;
            return manifest;
        } catch (IOException failure) {
            throw new IllegalStateException("cannot read " + address, failure);
        }
    }

    /// Fetches a file and all that it imports.
    ///
    /// @return the text of the first
    private String closure(HttpClient client, URI start) {
        Deque<URI> open = new ArrayDeque<>(Set.of(start));
        String first = null;
        while (!open.isEmpty()) {
            URI address = open.pop();
            if (fetched.add(address)) {
                String text = fetch(client, address);
                first = first == null ? text : first;
                IMPORT.matcher(text).results().forEach(match -> open.push(address.resolve(match.group(1))));
            }
        }
        return first;
    }

    private String fetch(HttpClient client, URI address) {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", "gzip")
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(address + " answered " + answer.statusCode());
            }
            bytes += answer.body().length;
            boolean packed =
                    answer.headers().firstValue("content-encoding").orElse("").equals("gzip");
            return new String(packed ? unpacked(answer.body()) : answer.body(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new IllegalStateException("cannot fetch " + address, failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static byte[] unpacked(byte[] gzip) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return stream.readAllBytes();
        }
    }
}
