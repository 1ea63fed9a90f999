package dev.causerie.file;

import dev.causerie.kernel.Clock;
import dev.causerie.sql.Database;
import dev.causerie.sql.Upkeep;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/// Makes this room's objects.
@ApplicationScoped
public class FileModule {
    static {
        // Pictures are painted in memory, also where there is a screen.
        System.setProperty("java.awt.headless", "true");
    }

    void start(@Observes StartupEvent event, Upkeep upkeep, ClearPictures clear) {
        upkeep.every(ClearPictures.PAUSE, clear::clear);
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

    @Produces
    @Singleton
    ClearPictures clearPictures(Pictures pictures, @All List<Pictures.Holder> holders, Clock clock) {
        return new ClearPictures(pictures, holders, clock);
    }
}
