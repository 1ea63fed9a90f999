package dev.causerie.bench.reference;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Who sits where. `/visitor/7` is the visitor of chat 7; `/agent/1/3` is agent 1 of 3 and has every chat whose number
/// leaves 1 when divided by 3: the same topology as the product has in the same row.
final class Seating {
    /// What one socket is: a visitor (of `chat`) or an agent (number `agent`).
    record Seat(boolean visitor, int chat) {}

    private final AtomicReferenceArray<Channel> agents = new AtomicReferenceArray<>(64);
    private volatile int agentCount = 1;

    Seat sit(String path, Channel channel) {
        String[] parts = path.split("/");
        int index = Integer.parseInt(parts[2]);
        if (parts[1].equals("visitor")) {
            return new Seat(true, index);
        }
        agentCount = Integer.parseInt(parts[3]);
        agents.set(index, channel);
        return new Seat(false, index);
    }

    Channel agentOf(int chat) {
        return agents.get(chat % agentCount);
    }
}
