package dev.causerie.announce;

import dev.causerie.live.Broker;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Frame;
import dev.causerie.live.Publication.Close;
import dev.causerie.live.Publication.Send;
import dev.causerie.widget.Looks;
import dev.causerie.widget.Widget;
import dev.causerie.wire.Frames;
import dev.causerie.wire.ServerFrame;
import dev.causerie.words.OwnWords;
import java.util.Map;

/// Tells the pages that carry a widget what it looks like from now on.
public final class LookAnnouncer implements Looks.Listener {
    /// There is no widget with this key: there is no use in coming back.
    public static final CloseCode UNKNOWN_KEY = new CloseCode(
            4202, "the key in this page's snippet is not in use. Copy the snippet again from the dashboard.");

    private final Broker broker;
    private final Frames frames;
    private final OwnWords own;

    public LookAnnouncer(Broker broker, Frames frames, OwnWords own) {
        this.broker = broker;
        this.frames = frames;
        this.own = own;
    }

    /// May block, like [OwnWords].
    public static ServerFrame frame(Widget widget, OwnWords own) {
        Map<String, String> marks = own.marks(widget.look().texts());
        return new ServerFrame.LookFrame(widget.version(), widget.look().shown(), marks.isEmpty() ? null : marks);
    }

    /// Whether there is chat at all, and whether chats are rated, is settled at hello: where that changes, everybody
    /// comes back and is told then.
    @Override
    public void published(Widget before, Widget now) {
        String topic = Topic.widget(now.key());
        boolean same = before.look().chat() == now.look().chat()
                && before.look().rating() == now.look().rating();
        ServerFrame frame = frame(now, own);
        broker.publish(
                same
                        ? new Send(topic, Frame.lazily(() -> frames.write(frame)))
                        : new Close(topic, CloseCode.RESTARTING));
    }

    @Override
    public void revoked(Widget widget) {
        broker.publish(new Close(Topic.widget(widget.key()), UNKNOWN_KEY));
    }
}
