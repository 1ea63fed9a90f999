package dev.causerie.live;

import java.util.List;

/// The broker of a single node.
public final class LocalBroker implements Broker {
    private final Hub hub;

    public LocalBroker(Hub hub) {
        this.hub = hub;
    }

    @Override
    public void publish(List<Publication> batch) {
        hub.deliver(batch);
    }

    @Override
    public void whisper(List<Publication> batch) {
        if (!hub.behind()) {
            hub.deliver(batch);
        }
    }
}
