package dev.causerie.file;

import dev.causerie.kernel.Clock;
import dev.causerie.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class FileModule {
    static {
        // Pictures are painted in memory, also where there is a screen.
        System.setProperty("java.awt.headless", "true");
    }

    @Produces
    @Singleton
    Pictures pictures(Database database) {
        return new SqlPictures(database);
    }

    @Produces
    @Singleton
    KeepPicture keepPicture(Pictures pictures, Clock clock) {
        return new KeepPicture(pictures, clock);
    }
}
