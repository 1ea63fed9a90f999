package dev.causerie.social;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What our window and the buttons that open it say, in each language that the widget speaks.
class TextsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    private static JsonNode texts() throws IOException {
        try (var file = TextsTest.class.getResourceAsStream("/web/social/texts.json")) {
            return new ObjectMapper().readTree(file);
        }
    }

    private static List<String> places(JsonNode text) {
        return PLACE.matcher(text.asText())
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    @Test
    void everyLanguageOfTheWidgetSaysEverything() throws IOException {
        try (Stream<Path> catalogues = Files.list(Path.of("../widget/src/locales"))) {
            List<String> languages = catalogues
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.replace(".json", ""))
                    .toList();
            JsonNode all = texts();
            assertThat(all.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(languages);
            for (String language : languages) {
                for (String part : List.of("page", "widget")) {
                    JsonNode ours = all.path("en").path(part);
                    JsonNode theirs = all.path(language).path(part);
                    assertThat(theirs.fieldNames()).toIterable().containsExactlyElementsOf(ours::fieldNames);
                    ours.fieldNames().forEachRemaining(key -> {
                        assertThat(theirs.path(key).asText())
                                .as(language + " " + key)
                                .isNotBlank();
                        assertThat(places(theirs.path(key)))
                                .as(language + " " + key)
                                .isEqualTo(places(ours.path(key)));
                    });
                }
            }
        }
    }
}
