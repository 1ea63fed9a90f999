package dev.causerie.bench.reference;

import io.netty.channel.Channel;

/// One message on its way to disk, and where its receipt goes.
record Row(int chat, long number, String id, long time, String text, Channel sender) {}
