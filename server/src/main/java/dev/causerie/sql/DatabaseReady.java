package dev.causerie.sql;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jooq.exception.DataAccessException;

/// Ready means: the database answers.
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    private final Database database;

    public DatabaseReady(Database database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return HealthCheckResponse.named("database")
                    .status(database.read(sql -> sql.selectOne().fetchOne()) != null)
                    .build();
        } catch (DataAccessException | DatabaseException unreachable) {
            return HealthCheckResponse.down("database");
        }
    }
}
