package dev.causerie.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    private static final Path FILES = Path.of("src/main/resources/db/migration");

    /// One that is missing there would never be done in a database that has the others.
    @Test
    void theVersionsAreThoseOfTheFiles() throws Exception {
        try (Stream<Path> files = Files.list(FILES)) {
            assertThat(Migrations.ALL)
                    .isEqualTo(files.map(file -> file.getFileName().toString())
                            .map(name -> name.substring(1, name.indexOf("__")))
                            .sorted(Comparator.comparingInt(Integer::parseInt))
                            .toList());
        }
    }
}
