package dev.causerie.inbox;

import dev.causerie.chat.Chat;
import dev.causerie.chat.Refusal;
import dev.causerie.department.DepartmentName;
import dev.causerie.department.Roster;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.mask.Masks;
import dev.causerie.visitor.Visitor;
import java.util.function.Consumer;

/// A visitor leaves a message, since nobody is there to answer.
public final class LeaveMessage {
    /// The effect of the outbox that tells of it by mail; its body is the entry's id and a token, which only we know.
    public static final String EFFECT = "inbox-left";

    private final Entries entries;
    private final Roster roster;
    private final Ids ids;
    private final Masks masks;
    private final Clock clock;

    public LeaveMessage(Entries entries, Roster roster, Ids ids, Masks masks, Clock clock) {
        this.entries = entries;
        this.roster = roster;
        this.ids = ids;
        this.masks = masks;
        this.clock = clock;
    }

    /// Never blocks. What is answered with an id is on disk, once for each visitor and client id: a repeat is answered
    /// as the first was. A department that is not known counts as none.
    ///
    /// @param told what the visitor says of themselves by it, stored with it, or null
    /// @param answer called once, now or on a thread that must not be blocked, with whether it is new; refused are
    ///   `EMPTY`, `TOO_LONG` and `UNAVAILABLE`
    public void leave(Left typed, Visitor told, Consumer<Outcome<Boolean, Refusal>> answer) {
        Actor visitor = new Actor.Visitor(typed.account(), typed.visitor());
        Left left = typed.with(text -> masks.of(visitor, text));
        if (left.isEmpty()) {
            answer.accept(Outcome.refused(Refusal.EMPTY));
        } else if (left.text().length() > Chat.LONGEST_TEXT) {
            answer.accept(Outcome.refused(Refusal.TOO_LONG));
        } else {
            EntryId id = new EntryId(ids.next());
            entries.leave(Entry.fresh(id, left, department(left), clock.now()), told, outcome -> {
                switch (outcome) {
                    case Outcome.Done<EntryId, Refusal>(EntryId stored) ->
                        answer.accept(Outcome.done(stored.equals(id)));
                    case Outcome.Refused<EntryId, Refusal>(Refusal reason) -> answer.accept(Outcome.refused(reason));
                }
            });
        }
    }

    /// Whether what a visitor sent by this id is there already. Blocks.
    public boolean left(Actor.Visitor visitor, String clientId) {
        return entries.holds(visitor.id(), clientId);
    }

    private DepartmentName department(Left left) {
        return left.department() == null
                ? null
                : roster.find(left.account(), left.department())
                        .map(found -> found.department().called())
                        .orElse(null);
    }
}
