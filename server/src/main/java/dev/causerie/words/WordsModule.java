package dev.causerie.words;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.http.StaticFiles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.TreeSet;

/// Makes this room's objects.
@ApplicationScoped
public class WordsModule {
    private record Manifest(String words, Set<String> languages) {}

    @Produces
    @Singleton
    Catalogue catalogue(ObjectMapper json) {
        return catalogue(StaticFiles.in("web/widget", "manifest.json"), json);
    }

    /// @param files of the built widget; without them it speaks no language
    public static Catalogue catalogue(StaticFiles files, ObjectMapper json) {
        Manifest manifest = files.bytes("manifest.json")
                .map(text -> manifest(text, json))
                .orElseGet(() -> new Manifest("", Set.of()));
        return new Catalogue(
                manifest.languages,
                language -> read(
                        files.bytes(language + "-" + manifest.words + ".json").orElseThrow(), json));
    }

    private static Manifest manifest(byte[] text, ObjectMapper json) {
        try {
            JsonNode read = json.readTree(text);
            Set<String> languages = new TreeSet<>();
            read.path("languages").forEach(language -> languages.add(language.asText()));
            return new Manifest(read.path("words").asText(), languages);
        } catch (IOException e) {
            throw new UncheckedIOException("The widget's manifest cannot be read", e);
        }
    }

    private static Catalogue.Language read(byte[] text, ObjectMapper json) {
        try {
            return json.readValue(text, Catalogue.Language.class);
        } catch (IOException e) {
            throw new UncheckedIOException("The widget's words cannot be read", e);
        }
    }

    @Produces
    @Singleton
    OwnWords ownWords(Catalogue catalogue, ObjectMapper json) {
        return new OwnWords(catalogue, json);
    }
}
