package dev.causerie.bench.row;

import dev.causerie.bench.load.Crew;
import dev.causerie.bench.load.Crowd;
import dev.causerie.bench.load.ProductCrew;
import dev.causerie.bench.load.ReferenceCrew;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import java.util.function.Supplier;

/// Something that can be started and loaded: the product or a reference program.
record Target(String name, boolean isProduct, Supplier<Launch> launch) {
    Crew crew(Sockets sockets, int port, int agents) {
        return isProduct
                ? new ProductCrew(sockets, port, agents, Launches.WIDGET_KEY)
                : new ReferenceCrew(sockets, port, agents);
    }

    Crowd crowd(Sockets sockets, int port) {
        return isProduct ? Crowd.ofProduct(sockets, port, Launches.WIDGET_KEY) : Crowd.ofReference(sockets, port);
    }
}
