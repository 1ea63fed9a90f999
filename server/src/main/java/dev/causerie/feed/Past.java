package dev.causerie.feed;

import dev.causerie.chat.Chat;
import dev.causerie.chat.ChatEvent;
import dev.causerie.chat.Chats;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Id;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.VisitorFrame;
import dev.causerie.wire.WireEvent;
import java.util.List;
import java.util.Optional;

/// Answers "I have up to n": what follows, a page at a time. Retry and reconnect are the same question, for everybody.
public final class Past {
    private static final int PAGE = 200;

    private final Chats chats;

    public Past(Chats chats) {
        this.chats = chats;
    }

    /// The visitor's open chat, else the one that the client holds, though it has ended: it must learn how. Blocks.
    Optional<Chat> current(Actor.Visitor visitor, VisitorFrame.Hello hello) {
        long id = Id.parse(hello.chat());
        return chats.openOf(visitor).or(() -> id < 0 ? Optional.empty() : chats.find(visitor, new ChatId(id)));
    }

    /// @return up to which number of this chat the client has everything
    static int held(VisitorFrame.Hello hello, Chat chat) {
        boolean same = chat.id().toString().equals(hello.chat());
        return same && hello.after() != null ? hello.after() : 0;
    }

    /// @return empty when the chat does not exist for the actor. Blocks.
    public Optional<ServerFrame.EventsFrame> after(Actor actor, ChatId id, int number) {
        return chats.find(actor, id).map(chat -> after(actor, chat, number));
    }

    /// What a visitor has said and read before: in this chat, else in the one before it. Some at a time, those that are
    /// nearest. Blocks.
    ///
    /// @param number the events below it; 1 for those of earlier chats
    /// @param id or null for the newest chat of all
    public ServerFrame.EarlierFrame before(Actor.Visitor visitor, ChatId id, int number) {
        Optional<Chat> chat = (id == null || number <= 1 ? Optional.<Chat>empty() : chats.find(visitor, id))
                .or(() -> chats.earlier(visitor, id));
        if (chat.isEmpty()) {
            return new ServerFrame.EarlierFrame(null, List.of(), false);
        }
        boolean same = chat.get().id().equals(id);
        int end = same ? number : chat.get().last() + 1;
        int from = end;
        List<WireEvent> events = List.of();
        while (events.isEmpty() && from > 1) {
            int below = from;
            from = Math.max(1, from - PAGE);
            events = chats.events(visitor, chat.get().id(), from - 1, PAGE).stream()
                    .filter(event -> event.number() < below)
                    .map(event -> WireEvent.of(chat.get(), event))
                    .toList();
        }
        boolean more = from > 1 || chats.earlier(visitor, chat.get().id()).isPresent();
        return new ServerFrame.EarlierFrame(chat.get().id().toString(), events, more);
    }

    /// The same for a chat that was found. Blocks.
    public ServerFrame.EventsFrame after(Actor actor, Chat chat, int number) {
        List<ChatEvent> events = chats.events(actor, chat.id(), number, PAGE);
        int last = switch (actor) {
            case Actor.Visitor _ -> chat.lastPublic();
            case Actor.Agent _ -> chat.last();
        };
        int newest = events.isEmpty() ? last : Math.max(last, events.getLast().number());
        List<WireEvent> wire =
                events.stream().map(event -> WireEvent.of(chat, event)).toList();
        return new ServerFrame.EventsFrame(chat.id().toString(), wire, newest);
    }
}
