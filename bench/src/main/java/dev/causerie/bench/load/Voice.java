package dev.causerie.bench.load;

import io.netty.buffer.ByteBufAllocator;

/// How the visitor of a chat under load says something. Called on the event loop of the chat's lane only.
@FunctionalInterface
public interface Voice {
    /// @param place how many messages were said before this one
    /// @param millis when it is said
    void say(int place, long millis);

    /// In our own frames.
    static Voice frames(Link link, int chat) {
        byte[] template = Frames.template(chat);
        return (place, millis) -> {
            Frames.place(template, place, millis);
            link.send(ByteBufAllocator.DEFAULT.buffer(template.length).writeBytes(template));
        };
    }
}
