package dev.causerie.feed;

import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Refusal;
import dev.causerie.kernel.ChatId;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Connection;
import dev.causerie.wire.Frames;
import dev.causerie.wire.ServerFrame;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one connection is told of its own requests. A change is not answered here: the event that comes back with its
/// id is the receipt.
final class Answers {
    private static final int SHORTEST_ID = 8;
    private static final int LONGEST_ID = 40;
    private static final int PATIENCE = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

    private final Connection connection;
    private final Frames frames;
    private int bad;

    Answers(Connection connection, Frames frames) {
        this.connection = connection;
        this.frames = frames;
    }

    void bad() {
        connection.sendNow(frames.write(new ServerFrame.ErrorFrame(ServerFrame.ErrorCode.BAD_FRAME)));
        if (++bad >= PATIENCE) {
            connection.close(CloseCode.PROTOCOL);
        }
    }

    void tooFast() {
        send(new ServerFrame.ErrorFrame(ServerFrame.ErrorCode.TOO_FAST));
    }

    /// @param wait so many milliseconds
    void tooFast(String clientId, long wait) {
        send(new ServerFrame.RefusedFrame(clientId, Refusal.RATE_LIMITED, null, null, wait));
    }

    boolean wellNamed(String clientId) {
        boolean good = clientId.length() >= SHORTEST_ID && clientId.length() <= LONGEST_ID;
        for (int at = 0; good && at < clientId.length(); at++) {
            good = isOfId(clientId.charAt(at));
        }
        if (!good) {
            bad();
        }
        return good;
    }

    private static boolean isOfId(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9'
                || letter == '_'
                || letter == '-';
    }

    Consumer<Result> to(String clientId) {
        return to(clientId, refused -> refuse(clientId, refused.reason()));
    }

    Consumer<Result> to(String clientId, Consumer<Result.Refused> refusal) {
        return result -> {
            switch (result) {
                case Result.Changed changed
                when changed.events().isEmpty() ->
                    ack(clientId, changed.after().id(), changed.after().last());
                case Result.Changed _ -> {}
                case Result.Repeated repeated -> ack(clientId, repeated.chat(), repeated.number());
                case Result.Refused refused -> refusal.accept(refused);
            }
        };
    }

    private void ack(String clientId, ChatId chat, int number) {
        send(new ServerFrame.AckFrame(clientId, chat.toString(), number));
    }

    void refuse(String clientId, Refusal reason) {
        send(new ServerFrame.RefusedFrame(clientId, reason, null, null, null));
    }

    /// @param fields what is wrong with which answer to a form
    void refuse(String clientId, Map<String, String> fields) {
        send(new ServerFrame.RefusedFrame(clientId, Refusal.FORM, null, fields, null));
    }

    /// @param repeated what is done when it was there already
    VisitorForms.Reply reply(String clientId, Runnable repeated) {
        return new VisitorForms.Reply() {
            @Override
            public void refused(Refusal reason) {
                refuse(clientId, reason);
            }

            @Override
            public void refused(Map<String, String> fields) {
                refuse(clientId, fields);
            }

            @Override
            public void repeated() {
                repeated.run();
            }
        };
    }

    /// Reads away from the event loop. When that fails, or too much is being read already, nobody is left waiting: the
    /// client is sent away to come back.
    void read(Executor blocking, Runnable reading) {
        try {
            blocking.execute(() -> {
                try {
                    reading.run();
                } catch (RuntimeException e) {
                    LOG.warn("A client is sent away, since it cannot be answered: {}", e.toString());
                    sendAway();
                }
            });
        } catch (RejectedExecutionException full) {
            sendAway();
        }
    }

    /// Pages of the past, read one after the other: a few bytes ask for a megabyte. Of what is asked for while one is
    /// read, only what came last is answered: whoever asks again has said how far they are by then. Touched on the
    /// event loop only.
    final class Pages {
        private boolean reading;
        /// What was asked for last, or null.
        private Supplier<Optional<? extends ServerFrame>> waiting;

        /// @param page blocks
        void ask(Executor blocking, Supplier<Optional<? extends ServerFrame>> page) {
            if (reading) {
                waiting = page;
            } else if (connection.keepsUp()) {
                reading = true;
                read(blocking, () -> {
                    Optional<? extends ServerFrame> found = page.get();
                    connection.run(() -> answer(blocking, found));
                });
            }
        }

        private void answer(Executor blocking, Optional<? extends ServerFrame> page) {
            page.ifPresent(Answers.this::send);
            reading = false;
            if (waiting != null) {
                Supplier<Optional<? extends ServerFrame>> next = waiting;
                waiting = null;
                ask(blocking, next);
            }
        }
    }

    private void sendAway() {
        connection.run(() -> connection.close(CloseCode.OVERLOADED));
    }

    /// Sends from any thread.
    void send(ServerFrame frame) {
        connection.run(() -> connection.send(frames.write(frame)));
    }
}
