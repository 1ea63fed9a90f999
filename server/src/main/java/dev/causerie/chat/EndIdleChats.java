package dev.causerie.chat;

import dev.causerie.chat.EndChat.Ending;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Id;
import dev.causerie.sql.OutboxWorker;
import dev.causerie.visitor.Visits;
import java.util.Optional;

/// Ends a chat whose visitor has gone and in which nobody has said anything for [#IDLE_MILLIS]. An effect of the
/// outbox, so that no restart
/// leaves a chat open for ever.
public final class EndIdleChats implements OutboxWorker.Effect {
    public static final String KIND = "chat.idle";
    public static final long IDLE_MILLIS = 20 * 60_000L;

    private final Chats chats;
    private final EndChat end;
    private final Visits visits;
    private final Clock clock;

    public EndIdleChats(Chats chats, EndChat end, Visits visits, Clock clock) {
        this.chats = chats;
        this.end = end;
        this.visits = visits;
        this.clock = clock;
    }

    @Override
    public long run(String body) {
        Optional<Chat> chat = chats.find(new ChatId(Id.parse(body)));
        if (chat.isEmpty() || chat.get().status() == Chat.Status.ENDED) {
            return OutboxWorker.DONE;
        }
        long idleAt = chat.get().touched() + IDLE_MILLIS;
        if (idleAt > clock.now()) {
            return idleAt;
        }
        if (visits.find(chat.get().visitor().id()).isPresent()) {
            return clock.now() + IDLE_MILLIS;
        }
        end.end(new Ending.ByIdleness(chat.get().id()), "idle-" + chat.get().last(), ended -> {});
        return clock.now() + IDLE_MILLIS;
    }
}
