package dev.causerie.geo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes this room's objects.
@ApplicationScoped
public class GeoModule {
    @Produces
    @Singleton
    Countries countries(
            @ConfigProperty(name = "causerie.geo.database") Optional<String> file,
            @ConfigProperty(name = "causerie.data") String data) {
        return CountryFile.open(file.orElse(""), Path.of(data));
    }
}
