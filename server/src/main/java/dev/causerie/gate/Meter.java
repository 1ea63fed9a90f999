package dev.causerie.gate;

import dev.causerie.http.AddressPrefix.Prefix;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import java.util.ArrayDeque;
import java.util.Deque;

/// Counts what visitors do, by visitor, by chat and by address, and says who has to wait. An address of the new kind
/// counts with its neighbours that one customer holds too.
///
/// Promises: safe from any thread, never blocks. Its memory is bounded, however many addresses are seen.
public final class Meter {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    static final long REMEMBERED = 100_000;

    private enum What {
        MESSAGE,
        CHAT
    }

    private record Visitor(What what, long visitor) {}

    private record Network(What what, long account, Prefix prefix) {}

    private record Bucket(Buckets buckets, Object key) {}

    private final Buckets visitors;
    private final Buckets chats;
    private final Buckets networks;

    /// @param clock one that is never set back or forward
    public Meter(Clock clock) {
        visitors = new Buckets(clock, REMEMBERED);
        chats = new Buckets(clock, REMEMBERED);
        networks = new Buckets(clock, REMEMBERED);
    }

    /// A visitor says something.
    ///
    /// @param chat in which, or null while there is none
    /// @param from the visitor's
    /// @return 0 when it may be said, else the milliseconds until it may
    public long message(Pace pace, Actor.Visitor who, ChatId chat, Prefix from) {
        Draw draw = new Draw();
        draw.take(visitors, new Visitor(What.MESSAGE, who.id().value()), pace.messages(), MINUTE);
        if (chat != null) {
            draw.take(chats, chat.value(), pace.inChat(), MINUTE);
        }
        draw.take(networks, network(What.MESSAGE, who, from), pace.networkMessages(), MINUTE);
        return draw.settle();
    }

    /// A visitor starts a chat, or leaves a message.
    ///
    /// @return as [#message]
    public long chat(Pace pace, Actor.Visitor who, Prefix from) {
        Draw draw = new Draw();
        draw.take(visitors, new Visitor(What.CHAT, who.id().value()), pace.chats(), HOUR);
        draw.take(networks, network(What.CHAT, who, from), pace.networkChats(), HOUR);
        return draw.settle();
    }

    /// What [#chat] has counted was there already.
    public void takeBack(Actor.Visitor who, Prefix from) {
        visitors.putBack(new Visitor(What.CHAT, who.id().value()));
        networks.putBack(network(What.CHAT, who, from));
    }

    private static Network network(What what, Actor.Visitor who, Prefix from) {
        return new Network(what, who.account().value(), from);
    }

    /// @return how many addresses are remembered
    public long networks() {
        return networks.size();
    }

    /// One thing counted in several places: in all of them, or in none.
    private static final class Draw {
        private final Deque<Bucket> taken = new ArrayDeque<>(3);
        private long wait;

        void take(Buckets buckets, Object key, int most, long millis) {
            long here = wait > 0 ? 0 : buckets.take(key, most, millis);
            if (here > 0) {
                wait = here;
            } else if (wait == 0) {
                taken.push(new Bucket(buckets, key));
            }
        }

        long settle() {
            if (wait > 0) {
                taken.forEach(bucket -> bucket.buckets.putBack(bucket.key));
            }
            return wait;
        }
    }
}
