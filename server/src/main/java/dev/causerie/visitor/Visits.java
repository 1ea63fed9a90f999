package dev.causerie.visitor;

import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.VisitorId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Who is on the site now, in memory: a visitor's visit, how many connections hold it, and the chat it is about.
/// Thread-safe. Nothing here is promised to survive; what matters of it is stored with the chat.
public final class Visits {
    /// @param connections how many of the visitor's tabs are connected
    /// @param chat the visitor's open chat, or null
    /// @param said who the visitor has said they are, as far as this process has heard
    public record Present(Visit visit, int connections, ChatId chat, Details said) {}

    private final Map<Long, Present> present = new ConcurrentHashMap<>();

    /// A tab has come. A second tab continues the first one's visit, on its own page.
    public Present arrive(VisitorId visitor, Visit visit, ChatId chat, Details said) {
        return present.compute(
                visitor.value(),
                (id, known) -> known == null
                        ? new Present(visit, 1, chat, said)
                        : new Present(
                                known.visit().goingOn(visit),
                                known.connections() + 1,
                                chat == null ? known.chat() : chat,
                                said));
    }

    /// A tab has gone.
    ///
    /// @return what is left of the visit, also when this was the last tab
    public Optional<Present> leave(VisitorId visitor) {
        Present left = change(
                visitor, known -> new Present(known.visit(), known.connections() - 1, known.chat(), known.said()));
        if (left != null && left.connections() <= 0) {
            present.remove(visitor.value(), left);
        }
        return Optional.ofNullable(left);
    }

    public Optional<Present> on(VisitorId visitor, PageView page) {
        return Optional.ofNullable(change(
                visitor,
                known -> new Present(known.visit().on(page), known.connections(), known.chat(), known.said())));
    }

    /// @param chat the chat that opened, or null when it ended
    public void chat(VisitorId visitor, ChatId chat) {
        change(visitor, known -> new Present(known.visit(), known.connections(), chat, known.said()));
    }

    /// @param all that the visitor has said of themselves by now
    public void said(VisitorId visitor, Details all) {
        change(
                visitor,
                known -> known.said().equals(all)
                        ? known
                        : new Present(known.visit(), known.connections(), known.chat(), all));
    }

    public Optional<Present> find(VisitorId visitor) {
        return Optional.ofNullable(present.get(visitor.value()));
    }

    private Present change(VisitorId visitor, UnaryOperator<Present> change) {
        return present.computeIfPresent(visitor.value(), (id, known) -> change.apply(known));
    }
}
