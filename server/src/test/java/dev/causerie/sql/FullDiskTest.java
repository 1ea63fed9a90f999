package dev.causerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The database may not grow any more, as when the disk is full, and later it may again.
class FullDiskTest {
    private static final int ENOUGH = 1_000_000;
    private static final int LARGE = 1_000_000;

    @TempDir
    Path folder;

    private Database database;

    @BeforeEach
    void open() {
        database = Database.open(folder);
        database.write(sql -> sql.execute("create table thing (name text primary key, load blob)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void what_was_refused_is_not_stored_and_what_comes_later_is() {
        mayHave(pages() + 5);
        assertThatThrownBy(() -> insert("too large", LARGE)).isInstanceOf(RuntimeException.class);
        insert("small", 1);
        mayHave(pages() + 5);
        assertThatThrownBy(() -> insert("too large again", LARGE)).isInstanceOf(RuntimeException.class);
        mayHave(ENOUGH);
        insert("large", LARGE);
        assertThat(names()).containsExactly("large", "small");
    }

    @Test
    void a_change_that_fails_after_that_is_undone_whole() {
        mayHave(pages() + 5);
        assertThatThrownBy(() -> insert("too large", LARGE)).isInstanceOf(RuntimeException.class);
        mayHave(ENOUGH);
        assertThatThrownBy(() -> database.write(sql -> {
                    sql.execute("insert into thing values ('half', null)");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(names()).isEmpty();
    }

    private int pages() {
        return database.read(sql -> sql.fetchOne("pragma page_count").get(0, Integer.class));
    }

    private void mayHave(int pages) {
        database.write(sql -> sql.fetch("pragma max_page_count = " + pages));
    }

    private void insert(String name, int bytes) {
        database.write(sql -> sql.execute("insert into thing values (?, zeroblob(?))", name, bytes));
    }

    private List<String> names() {
        return database.read(
                sql -> sql.fetch("select name from thing order by name").getValues(0, String.class));
    }
}
