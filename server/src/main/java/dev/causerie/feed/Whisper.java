package dev.causerie.feed;

import dev.causerie.announce.Topic;
import dev.causerie.chat.Author;
import dev.causerie.chat.Chat;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.live.Broker;
import dev.causerie.live.Frame;
import dev.causerie.live.Publication.Send;
import dev.causerie.mask.Masks;
import dev.causerie.visitor.Details;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visits;
import dev.causerie.wire.Frames;
import dev.causerie.wire.ServerFrame;
import dev.causerie.wire.Wire;
import java.util.List;

/// What is told and not kept: typing, the unsent text, read marks, where the visitor is. Lost is lost.
public final class Whisper {
    private final Broker broker;
    private final Frames frames;
    private final Masks masks;

    public Whisper(Broker broker, Frames frames, Masks masks) {
        this.broker = broker;
        this.frames = frames;
        this.masks = masks;
    }

    /// @param text the visitor's unsent text, empty when there is none
    public void typing(Actor.Visitor visitor, ChatId chat, String text) {
        var author = Wire.Author.of(Author.of(visitor));
        String begun = text.length() <= Chat.LONGEST_TEXT ? text : text.substring(0, Chat.LONGEST_TEXT);
        String shown = masks.unsent(visitor, begun);
        say(Topic.chat(chat), new ServerFrame.TypingFrame(chat.toString(), author, !text.isEmpty(), shown));
    }

    public void typing(Actor.Agent agent, Chat chat, boolean on) {
        everyone(
                chat.id(),
                chat.visitor().id(),
                new ServerFrame.TypingFrame(chat.id().toString(), Wire.Author.of(Author.of(agent)), on, null));
    }

    public void read(Actor actor, ChatId chat, VisitorId visitor, int number) {
        everyone(chat, visitor, new ServerFrame.ReadFrame(chat.toString(), Wire.Author.of(Author.of(actor)), number));
    }

    /// Tells who serves or watches the visitor's open chat where the visitor is; nobody when there is no such chat.
    public void visit(Visits.Present present) {
        if (present.chat() != null) {
            visit(present.chat(), present.visit(), present.connections() > 0);
        }
    }

    /// Tells all tabs of a visitor what they have said of themselves.
    public void profile(Actor.Visitor visitor, Details details) {
        say(Topic.visitor(visitor.id()), new ServerFrame.ProfileFrame(null, Wire.Profile.of(details)));
    }

    private void visit(ChatId chat, Visit visit, boolean connected) {
        say(Topic.chat(chat), new ServerFrame.VisitFrame(chat.toString(), Wire.Visit.of(visit, connected)));
    }

    private void everyone(ChatId chat, VisitorId visitor, ServerFrame frame) {
        Frame once = Frame.lazily(() -> frames.write(frame));
        broker.whisper(List.of(new Send(Topic.visitor(visitor), once), new Send(Topic.chat(chat), once)));
    }

    private void say(String topic, ServerFrame frame) {
        broker.whisper(List.of(new Send(topic, Frame.lazily(() -> frames.write(frame)))));
    }
}
