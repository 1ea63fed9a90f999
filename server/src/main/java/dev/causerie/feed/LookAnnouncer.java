package dev.causerie.feed;

import dev.causerie.live.Broker;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Frame;
import dev.causerie.live.Publication.Close;
import dev.causerie.live.Publication.Send;
import dev.causerie.widget.Looks;
import dev.causerie.widget.Widget;
import dev.causerie.wire.Frames;
import dev.causerie.wire.ServerFrame;

/// Tells the pages that carry a widget what it looks like from now on.
public final class LookAnnouncer implements Looks.Listener {
    private final Broker broker;
    private final Frames frames;

    public LookAnnouncer(Broker broker, Frames frames) {
        this.broker = broker;
        this.frames = frames;
    }

    static ServerFrame frame(Widget widget) {
        return new ServerFrame.LookFrame(widget.version(), widget.look().shown());
    }

    /// Whether there is chat at all is settled at hello: where that changes, everybody comes back and is told then.
    @Override
    public void published(Widget before, Widget now) {
        String topic = Topic.widget(now.key());
        boolean same = before.look().chat() == now.look().chat();
        broker.publish(
                same
                        ? new Send(topic, Frame.lazily(() -> frames.write(frame(now))))
                        : new Close(topic, CloseCode.RESTARTING));
    }

    @Override
    public void revoked(Widget widget) {
        broker.publish(new Close(Topic.widget(widget.key()), OpenVisit.UNKNOWN_KEY));
    }
}
