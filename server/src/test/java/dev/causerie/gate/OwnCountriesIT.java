package dev.causerie.gate;

import static dev.causerie.gate.TestShop.AMERICA;
import static dev.causerie.gate.TestShop.FRANCE;
import static dev.causerie.gate.TestShop.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.TestServer;
import dev.causerie.TestSocket;
import dev.causerie.geo.TestCountries;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator's own table of countries decides who is let in, and another one that takes its place does so too.
class OwnCountriesIT {
    private static final int NO_CHAT = 4204;
    private static final long PATIENCE_MILLIS = 30_000;

    @TempDir
    Path folder;

    @Test
    void theOperatorsTableDecidesAlsoWhenItIsReplaced() throws Exception {
        Path table = Files.write(folder.resolve("own.mmdb"), TestCountries.franceAs("BR"));
        try (TestServer server = TestServer.demo(
                Map.of("CAUSERIE_GEO_DATABASE", table.toString(), "CAUSERIE_TRUSTED_PROXIES", "127.0.0.1,::1"))) {
            TestShop shop = new TestShop(server);
            shop.rules("[\"FR\"]", null);
            shop.welcome(FRANCE).close();
            shop.rules("[\"BR\"]", null);
            assertThat(shop.refusal(FRANCE, SHOP)).isEqualTo(NO_CHAT);
            assertThat(shop.refusedStream(FRANCE, SHOP)).contains("data: 4204");
            shop.welcome(AMERICA).close();
            Path next = Files.write(folder.resolve("next.mmdb"), TestCountries.franceAs("CL"));
            Files.move(next, table, StandardCopyOption.REPLACE_EXISTING);
            long end = System.currentTimeMillis() + PATIENCE_MILLIS;
            while (!admitted(shop)) {
                assertThat(System.currentTimeMillis())
                        .as("the new table is never read")
                        .isLessThan(end);
            }
            shop.rules("[\"CL\"]", null);
            assertThat(shop.refusal(FRANCE, SHOP)).isEqualTo(NO_CHAT);
        }
    }

    private static boolean admitted(TestShop shop) {
        try (TestSocket socket = shop.comes(FRANCE, SHOP, "")) {
            socket.await("welcome");
            return true;
        } catch (AssertionError refused) {
            return false;
        }
    }
}
