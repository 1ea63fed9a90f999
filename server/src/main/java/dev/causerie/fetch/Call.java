package dev.causerie.fetch;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// One question to somebody else's program.
///
/// @param headers by their names
/// @param body or empty
/// @param mostBytes of the answer
public record Call(String method, URI address, Map<String, String> headers, String body, int mostBytes) {
    private static final int USUAL = 256 * 1024;
    private static final Map<String, String> ANSWERED = Map.of("Accept", "application/json", "User-Agent", "Causerie");
    private static final String PAGES = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1";

    static Call page(URI address) {
        Map<String, String> headers = Map.of("Accept", PAGES, "User-Agent", "Causerie (installation check)");
        return new Call("GET", address, headers, "", PageFetch.MOST_BYTES);
    }

    /// @param headers besides the usual ones
    public static Call get(URI address, Map<String, String> headers) {
        return new Call("GET", address, plus(headers, ANSWERED), "", USUAL);
    }

    /// Sends what a form of a page would send.
    public static Call form(URI address, Map<String, String> fields, Map<String, String> headers) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        Map<String, String> kind = plus(ANSWERED, Map.of("Content-Type", "application/x-www-form-urlencoded"));
        return new Call("POST", address, plus(headers, kind), body, USUAL);
    }

    private static Map<String, String> plus(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Without what is secret in it.
    @Override
    public String toString() {
        return method + " " + address;
    }
}
