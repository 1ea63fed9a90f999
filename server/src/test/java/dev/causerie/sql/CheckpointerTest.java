package dev.causerie.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointerTest {
    private static final int MEBIBYTE = 1_048_576;
    private static final int WRITTEN = 800;
    private static final int MOST = 600;

    @TempDir
    Path folder;

    @Test
    void theLogStartsAnewThoughNobodyPauses() throws IOException {
        try (Database database = Database.open(folder)) {
            database.write(sql -> sql.execute("create table thing (id integer primary key, load blob)"));
            for (int i = 0; i < WRITTEN; i++) {
                int id = i % 20;
                database.write(
                        sql -> sql.execute("insert or replace into thing values (?, zeroblob(?))", id, MEBIBYTE));
            }
            assertThat(Files.size(folder.resolve("causerie.db-wal"))).isLessThan((long) MOST * MEBIBYTE);
        }
        assertThat(folder.resolve("causerie.db-wal"))
                .satisfiesAnyOf(
                        log -> assertThat(log).doesNotExist(),
                        log -> assertThat(log).isEmptyFile());
    }
}
