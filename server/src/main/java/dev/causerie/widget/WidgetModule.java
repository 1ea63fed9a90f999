package dev.causerie.widget;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.http.StaticFiles;
import dev.causerie.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes this room's objects.
@ApplicationScoped
public class WidgetModule {
    /// The built widget.
    public record Files(StaticFiles all) {}

    @Produces
    @Singleton
    Files files() {
        return new Files(StaticFiles.in("web/widget", "manifest.json"));
    }

    @Produces
    @Singleton
    Widgets widgets(Database database) {
        return new SqlWidgets(database);
    }

    @Produces
    @Singleton
    FirstWidget firstWidget(@ConfigProperty(name = "causerie.widget.key") Optional<String> key) {
        return new FirstWidget(key.orElse(""));
    }

    @Produces
    @Singleton
    Snippet snippet(
            Files files,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "") String version) {
        return new Snippet(files.all(), json, version);
    }
}
