package dev.causerie.bench.talk;

import dev.causerie.bench.load.Sockets;
import io.netty.channel.EventLoop;

/// Where a client lives and whom it calls.
record Place(Sockets sockets, EventLoop loop, int port) {}
