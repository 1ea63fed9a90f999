package dev.causerie.demo;

import dev.causerie.agent.Desks;
import dev.causerie.chat.Refusal;
import dev.causerie.department.Department;
import dev.causerie.department.Departments;
import dev.causerie.department.Roster;
import dev.causerie.department.Staffed;
import dev.causerie.inbox.Entries;
import dev.causerie.inbox.LeaveMessage;
import dev.causerie.inbox.Left;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.mask.Masks;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/// Leaves messages as if it were then, for an inbox that is not empty.
public final class LeftMessages {
    private final Clock clock;
    private final AtomicLong then = new AtomicLong();
    private final Ids ids = new Ids(then::get);
    private final Roster roster;
    private final LeaveMessage leave;

    /// @param entries on a clock of the present; the time of a message is ours
    public LeftMessages(Entries entries, Departments departments, Clock clock) {
        this.clock = clock;
        this.roster = new Roster(departments, new Desks(then::get), then::get, Runnable::run, (account, staffed) -> {});
        this.leave = new LeaveMessage(entries, roster, ids, Masks.NONE, then::get);
    }

    private record Letter(
            Duration ago, String department, String name, String email, String phone, String page, String text) {}

    private static final Letter[] ALL = {
        new Letter(
                Duration.ofHours(31),
                "Service",
                "Tom Becker",
                "tom.becker@mail.example",
                "",
                "product-halo.html",
                "The dimmer of my Halo hums when it is turned down low. It is three weeks old.\n\nCan I send it in, or do you have a spare dimmer?"),
        new Letter(
                Duration.ofHours(9),
                null,
                "Odile",
                "",
                "+33 4 78 00 00 00",
                "delivery.html",
                "I would like twelve Veilleuse lamps for our restaurant. Please call me."),
        new Letter(
                Duration.ofMinutes(50),
                "Sales",
                "Élise Moreau",
                "elise.moreau@mail.example",
                "",
                "product-plume.html",
                "Bonjour,\n\nIs the Plume still to be had in sage green, and would it be in Lyon before the 20th?")
    };

    /// Blocks until they are on disk.
    void leave(AccountId account, WidgetId widget) {
        roster.open(account);
        for (Letter letter : ALL) {
            then.set(clock.now() - letter.ago().toMillis());
            CompletableFuture<Outcome<Boolean, Refusal>> answer = new CompletableFuture<>();
            leave.leave(left(account, widget, letter), null, answer::complete);
            if (answer.join() instanceof Outcome.Refused<Boolean, Refusal>(Refusal reason)) {
                throw new IllegalStateException("The demo's inbox cannot be filled: " + reason);
            }
        }
    }

    private Left left(AccountId account, WidgetId widget, Letter letter) {
        return new Left(
                account,
                widget,
                new VisitorId(ids.next()),
                "demo-" + ids.next(),
                letter.name(),
                letter.email(),
                letter.phone(),
                null,
                roster.of(account).stream()
                        .map(Staffed::department)
                        .filter(one -> one.charter().name().equals(letter.department()))
                        .map(Department::id)
                        .findFirst()
                        .orElse(null),
                letter.text(),
                Map.of(),
                "en",
                "https://maison-lumen.example/" + letter.page(),
                "Maison Lumen",
                null);
    }
}
