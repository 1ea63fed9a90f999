package dev.causerie.fetch;

import dev.causerie.http.Network;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes this room's objects.
@ApplicationScoped
public class FetchModule {
    /// The sample account's shop stands on the machine itself.
    private static final String OWN_MACHINE = "127.0.0.0/8,::1";

    @Produces
    @Singleton
    PageFetch pageFetch(
            Vertx vertx,
            @ConfigProperty(name = "causerie.check.networks") Optional<String> networks,
            @ConfigProperty(name = "causerie.demo") boolean demo) {
        String opened = networks.orElse(demo ? OWN_MACHINE : "");
        return new PageFetch(vertx, new PublicAddresses(Network.list(opened)), InetAddress::getAllByName);
    }
}
