package dev.causerie.widget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.sql.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database of the first version goes on with its widgets.
class WidgetMigrationTest {
    @TempDir
    Path folder;

    @Test
    void keysAndLooksStay() throws Exception {
        Files.createDirectories(folder);
        String url = "jdbc:sqlite:" + folder.resolve("causerie.db");
        Flyway.configure().dataSource(url, null, null).target("1").load().migrate();
        try (var connection = DriverManager.getConnection(url);
                var sql = connection.createStatement()) {
            sql.execute("insert into account values (1, 'Acme', 1)");
            sql.execute("""
                    insert into widget values
                      ('shop', 1, 'Shop', 'Say "hi" to C:\\us', '#1F6F5C', '#FFFFFF', 1700000000000),
                      ('blog', 1, 'Blog', 'Été', '#123456', '#000000', 1700000000000),
                      ('late', 1, 'Late', 'Late', '#123456', '#ffffff', 1700000000001)""");
        }
        try (Database database = Database.open(folder)) {
            Widgets widgets = new SqlWidgets(database);
            List<Widget> all = widgets.of(new AccountId(1));
            assertThat(all.stream().map(Widget::key)).containsExactly("blog", "shop", "late");
            assertThat(all.stream().map(Widget::id)).doesNotHaveDuplicates().allMatch(id -> id.value() > 0);
            Look look = widgets.find("shop").orElseThrow().look();
            assertThat(look.title()).isEqualTo("Say \"hi\" to C:\\us");
            assertThat(look.color()).isEqualTo("#1f6f5c");
            assertThat(look.textColor()).isEqualTo("#ffffff");
            assertThat(look.place()).isEqualTo(Look.fresh("", "#000000").place());
            assertThat(widgets.find(
                            new AccountId(1), new WidgetId(all.getLast().id().value())))
                    .isPresent();
        }
    }
}
