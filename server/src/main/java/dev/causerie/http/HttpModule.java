package dev.causerie.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes this room's objects.
@ApplicationScoped
public class HttpModule {
    @Produces
    @Singleton
    ClientAddress clientAddress(@ConfigProperty(name = "causerie.trusted.proxies") Optional<String> proxies) {
        return new ClientAddress(proxies.orElse(""));
    }

    @Produces
    @Singleton
    Origins origins(@ConfigProperty(name = "causerie.address") Optional<String> address) {
        return new Origins(address.orElse(""));
    }

    @Produces
    @Singleton
    OwnAddress ownAddress(@ConfigProperty(name = "causerie.address") Optional<String> address, ClientAddress clients) {
        return new OwnAddress(address.orElse(""), clients);
    }
}
