package dev.causerie.bench.row;

import dev.causerie.bench.load.Crew;
import dev.causerie.bench.load.Crowd;
import dev.causerie.bench.load.ProductCrew;
import dev.causerie.bench.load.ReferenceCrew;
import dev.causerie.bench.load.Sockets;
import dev.causerie.bench.process.Launch;
import dev.causerie.bench.process.Launches;
import java.util.function.Supplier;

/// Something that can be started and loaded: the product, a reference program, or a peer.
record Target(String name, boolean isProduct, Supplier<Launch> launch, Seats seats) {
    /// Who seats its visitors and agents.
    @FunctionalInterface
    interface Seats {
        Crew crew(Sockets sockets, int port, int agents);
    }

    static Target product(Supplier<Launch> launch) {
        Seats seats = (sockets, port, agents) -> new ProductCrew(sockets, port, agents, Launches.WIDGET_KEY);
        return new Target("product", true, launch, seats);
    }

    static Target reference(String name, Supplier<Launch> launch) {
        return new Target(name, false, launch, ReferenceCrew::new);
    }

    static Target peer(String name, Supplier<Launch> launch, Seats seats) {
        return new Target(name, false, launch, seats);
    }

    Crew crew(Sockets sockets, int port, int agents) {
        return seats.crew(sockets, port, agents);
    }

    Crowd crowd(Sockets sockets, int port) {
        return isProduct ? Crowd.ofProduct(sockets, port, Launches.WIDGET_KEY) : Crowd.ofReference(sockets, port);
    }
}
