package dev.causerie.announce;

import dev.causerie.chat.Chat;
import dev.causerie.chat.ChatEvent;
import dev.causerie.chat.Chats;
import dev.causerie.chat.Chats.Result.Changed;
import dev.causerie.chat.Content;
import dev.causerie.chat.Content.Audience;
import dev.causerie.live.Broker;
import dev.causerie.live.Frame;
import dev.causerie.live.Publication;
import dev.causerie.live.Publication.Send;
import dev.causerie.live.Publication.Subscribe;
import dev.causerie.live.Publication.Unsubscribe;
import dev.causerie.visitor.Visits;
import dev.causerie.wire.Frames;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.Wire;
import dev.causerie.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Tells who listens what has been stored. The only place that decides which topic hears what:
/// the visitor's topic never gets what only agents may see.
public final class Announcer implements Chats.Committed {
    private final Broker broker;
    private final Visits visits;
    private final Frames frames;

    public Announcer(Broker broker, Visits visits, Frames frames) {
        this.broker = broker;
        this.visits = visits;
        this.frames = frames;
    }

    @Override
    public void committed(List<Changed> changes) {
        List<Publication> batch = new ArrayList<>(changes.size() * 2);
        for (Changed change : changes) {
            announce(change, batch);
        }
        broker.publish(batch);
    }

    private void announce(Changed change, List<Publication> batch) {
        Chat chat = change.after();
        String agents = Topic.chat(chat.id());
        int prevPublic = change.before().lastPublic();
        for (ChatEvent event : change.events()) {
            follow(change.before(), chat, event, batch);
            int prev = event.number() - 1;
            Frame forAgents = frame(chat, prev, event);
            batch.add(new Send(agents, forAgents));
            if (event.content().audience() == Audience.EVERYONE) {
                Frame forVisitor = prev == prevPublic ? forAgents : frame(chat, prevPublic, event);
                batch.add(new Send(Topic.visitor(chat.visitor().id()), forVisitor));
                prevPublic = event.number();
            }
        }
        if (listed(change)) {
            var summary = new ServerFrame.ChatFrame(Wire.ChatSummary.of(chat));
            batch.add(new Send(Topic.desk(chat.account()), Frame.lazily(() -> frames.write(summary))));
        }
        leave(change, batch);
    }

    /// All sockets of an agent who joins hear the chat from now on.
    private void follow(Chat before, Chat chat, ChatEvent event, List<Publication> batch) {
        switch (event.content()) {
            case Content.Started _ -> {
                visits.chat(chat.visitor().id(), chat.id());
                visits.said(chat.visitor().id(), chat.visitor().details());
            }
            case Content.Described _ ->
                visits.said(chat.visitor().id(), chat.visitor().details());
            case Content.Verified _ -> {
                visits.chat(before.visitor().id(), null);
                visits.chat(chat.visitor().id(), chat.id());
                visits.said(chat.visitor().id(), chat.visitor().details());
            }
            case Content.Joined joined -> batch.add(new Subscribe(Topic.agent(joined.agent()), Topic.chat(chat.id())));
            case Content.Ended _ -> visits.chat(chat.visitor().id(), null);
            case Content.Introduced _,
                    Content.Message _,
                    Content.Note _,
                    Content.Answered _,
                    Content.Left _,
                    Content.Transferred _,
                    Content.Rated _,
                    Content.RatingRequested _ -> {}
        }
    }

    private void leave(Changed change, List<Publication> batch) {
        Chat chat = change.after();
        if (chat.status() == Chat.Status.ENDED && change.before().status() != Chat.Status.ENDED) {
            batch.add(new Unsubscribe(Topic.chat(chat.id()), Topic.chat(chat.id())));
        }
    }

    private Frame frame(Chat chat, int prev, ChatEvent event) {
        return Frame.lazily(
                () -> frames.write(new ServerFrame.EventFrame(chat.id().toString(), prev, WireEvent.of(chat, event))));
    }

    /// Whether the lists of all agents change. Messages in a served chat reach only those who serve or watch it.
    /// A rating may come when the chat is over and nobody hears it any more: whoever still has it learns of
    /// it here.
    private static boolean listed(Changed change) {
        Chat after = change.after();
        return after.status() == Chat.Status.WAITING
                || change.before().last() == 0
                || change.before().status() != after.status()
                || !change.before().agents().equals(after.agents())
                || !change.before().visitor().equals(after.visitor())
                || !Objects.equals(change.before().verdict(), after.verdict());
    }
}
