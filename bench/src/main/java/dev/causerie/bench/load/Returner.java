package dev.causerie.bench.load;

import dev.causerie.bench.talk.Backoff;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A visitor who is connected and says nothing, and who comes back by the rules of the protocol. Everything happens on
/// its event loop.
final class Returner {
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final int DO_NOT_COME_BACK = 4200;
    private static final int OTHER_RANGES = 4300;

    private final Returners all;
    private final EventLoop loop;
    private final Backoff backoff = new Backoff();
    private Attempt attempt;
    private String token;

    Returner(Returners all, EventLoop loop) {
        this.all = all;
        this.loop = loop;
    }

    void start() {
        loop.execute(this::connect);
    }

    private void connect() {
        if (all.over()) {
            return;
        }
        Attempt fresh = new Attempt();
        attempt = fresh;
        all.dialled();
        fresh.link = all.dial(loop, fresh);
        fresh.link.opened().whenComplete((link, failure) -> {
            if (attempt != fresh) {
                return;
            }
            if (failure == null) {
                link.send(hello());
            } else {
                all.refused(failure);
                comeBack(failure);
            }
        });
    }

    private String hello() {
        String first = Hello.visitor(all.key());
        return token == null ? first : first.replaceFirst("}$", ",\"token\":\"" + token + "\"}");
    }

    private void comeBack(Throwable failure) {
        attempt = null;
        loop.schedule(this::connect, backoff.nextMillis(failure), TimeUnit.MILLISECONDS);
    }

    private final class Attempt implements Link.Reader {
        private Link link;
        private boolean welcomed;

        @Override
        public void frame(ByteBuf text) {
            if (attempt == this && !welcomed && Frames.isWelcome(text)) {
                Matcher found = TOKEN.matcher(text.toString(StandardCharsets.UTF_8));
                token = found.find() ? found.group(1) : token;
                welcomed = true;
                backoff.reset();
                all.in();
            }
        }

        @Override
        public void closed(int code) {
            if (attempt != this) {
                return;
            }
            if (welcomed) {
                all.out();
            }
            if (code >= DO_NOT_COME_BACK && code < OTHER_RANGES) {
                all.barred();
            } else if (link.opened().isDone() && !link.opened().isCompletedExceptionally()) {
                comeBack(null);
            }
        }
    }

    void leave() {
        if (attempt != null) {
            attempt.link.close();
        }
    }
}
