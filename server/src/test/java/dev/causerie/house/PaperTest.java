package dev.causerie.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents name exists.
class PaperTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern NAMED =
            Pattern.compile("`((?:server|widget|dashboard|protocol|bench|e2e|demo|docs|\\.ci)/[^`\\s*{]+)`");
    private static final Pattern LINKED = Pattern.compile("]\\((?!https?:|mailto:)([^)#]+)(?:#[^)]*)?\\)");

    private static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    private static List<String> missing(Path document) throws IOException {
        String text = Files.readString(document);
        List<String> missing = new ArrayList<>();
        for (Matcher named = NAMED.matcher(text); named.find(); ) {
            if (!Files.exists(ROOT.resolve(named.group(1)))) {
                missing.add(named.group(1));
            }
        }
        for (Matcher linked = LINKED.matcher(text); linked.find(); ) {
            if (!Files.exists(document.resolveSibling(linked.group(1)))) {
                missing.add(linked.group(1));
            }
        }
        return missing;
    }

    @Test
    void everyPathAndLinkOfEveryDocumentExists() throws IOException {
        List<Path> documents = documents();
        assertThat(documents).hasSizeGreaterThan(10);
        for (Path document : documents) {
            assertThat(missing(document))
                    .as("named in %s", ROOT.relativize(document))
                    .isEmpty();
        }
    }

    @Test
    void theLifeOfAMessageNamesEveryStep() throws IOException {
        String tour = Files.readString(ROOT.resolve("docs/life-of-a-message.md"));
        assertThat(NAMED.matcher(tour).results().count()).isGreaterThan(12);
    }
}
