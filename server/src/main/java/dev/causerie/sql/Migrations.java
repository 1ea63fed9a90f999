package dev.causerie.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// Brings the tables of a database up to date. Where they are, which one query tells, Flyway is not asked: to make it
/// ready takes a quarter of the main thread's time until all is ready.
final class Migrations {
    /// The versions in `db/migration`, in their order.
    static final List<String> ALL =
            List.of("1", "3", "4", "5", "6", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19");

    private static final String DONE =
            "select version from flyway_schema_history where success order by installed_rank";

    private Migrations() {}

    /// @param placeholders what is written differently for this kind of database
    static void bring(DataSource database, Map<String, String> placeholders) throws SQLException {
        if (done(database).equals(ALL)) {
            return;
        }
        Flyway.configure()
                .dataSource(database)
                .validateMigrationNaming(true)
                .placeholders(placeholders)
                .load()
                .migrate();
    }

    private static List<String> done(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> versions = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(DONE)) {
                while (rows.next()) {
                    versions.add(rows.getString(1));
                }
            } catch (SQLException neverMigrated) {
                return List.of();
            }
            return versions;
        }
    }
}
