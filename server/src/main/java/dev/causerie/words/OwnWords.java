package dev.causerie.words;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.http.Representation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Composes the words of a language with a site's own texts laid over ours: what a page gets instead of the built file,
/// in the same shape. Reading a language may block the first time.
public final class OwnWords {
    private static final String TYPE = "application/javascript; charset=utf-8";
    private static final int MARK_BYTES = 4;
    private static final int REMEMBERED_BYTES = 8 << 20;

    /// @param mark of the content: other texts, another mark
    /// @param files one for each part
    public record Words(String mark, Map<Part, Representation> files) {}

    private record Asked(String language, Map<String, String> own) {}

    private record Composed(Words words, int bytes) {}

    private final Catalogue catalogue;
    private final ObjectMapper json;
    private final Cache<Asked, Composed> composed = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_BYTES)
            .weigher((Asked _, Composed file) -> 2 * file.bytes)
            .executor(Runnable::run)
            .build();

    public OwnWords(Catalogue catalogue, ObjectMapper json) {
        this.catalogue = catalogue;
        this.json = json;
    }

    /// @param texts of a site, by language and key
    /// @return the mark of each language's words; a language in which nothing is the site's own has none
    public Map<String, String> marks(Map<String, Map<String, String>> texts) {
        Map<String, String> marks = new TreeMap<>();
        catalogue.known(texts).forEach((language, own) -> marks.put(language, compose(language, own).mark));
        return marks;
    }

    /// @param language that the widget speaks
    /// @param texts of a site, by language and key
    public Words words(String language, Map<String, Map<String, String>> texts) {
        return compose(language, catalogue.known(texts).getOrDefault(language, Map.of()));
    }

    private Words compose(String language, Map<String, String> own) {
        return composed.get(new Asked(language, own), this::compose).words;
    }

    private Composed compose(Asked asked) {
        Map<String, String> words = new LinkedHashMap<>(catalogue.words(asked.language));
        words.putAll(asked.own);
        byte[] all = script(words);
        Map<Part, Representation> files = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            Map<String, String> some = new LinkedHashMap<>(words);
            some.keySet().removeIf(key -> !part.has(key));
            files.put(part, Representation.of(TYPE, script(some)));
        }
        return new Composed(new Words(mark(all), files), all.length);
    }

    private byte[] script(Map<String, String> words) {
        try {
            return ("var CauserieWords=" + json.writeValueAsString(words) + ";").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Words are always JSON", e);
        }
    }

    private static String mark(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
