package dev.causerie.ban;

import dev.causerie.chat.Chat;
import dev.causerie.chat.Chats;
import dev.causerie.chat.EndChat;
import dev.causerie.chat.EndChat.Ending;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.sql.Changes;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import dev.causerie.visitor.Visitors;
import dev.causerie.visitor.Visits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Somebody of the team bans a visitor, or a range of addresses. Whoever that is about is sent away at once, on every
/// node, and their chats are over.
public final class AddBan {
    /// Whom one can look up, and what becomes of their chats.
    public record People(Visitors visitors, Visits visits, Chats chats, EndChat end) {}

    /// @param ends in milliseconds since 1970 UTC, or null for never
    public record Terms(String reason, Long ends) {}

    private final Bans bans;
    private final People people;
    private final Changes changes;
    private final Ids ids;
    private final Clock clock;

    public AddBan(Bans bans, People people, Changes changes, Ids ids, Clock clock) {
        this.bans = bans;
        this.people = people;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /// Blocks.
    ///
    /// @param address whether nobody at the visitor's address may chat either
    /// @return the bans, or what is wrong with which field: `unknown`, `too_long`, `past` or `too_many`
    public Outcome<List<Ban>, Map<String, String>> visitor(Actor.Agent by, VisitorId id, boolean address, Terms terms) {
        Map<String, String> faults = faults(terms);
        Optional<Visitor> visitor = people.visitors.find(by.account(), id);
        Optional<Range> range =
                address ? visitor.flatMap(known -> address(by, known)).flatMap(Range::ofCustomer) : Optional.empty();
        if (visitor.isEmpty()) {
            faults.put("visitor", "unknown");
        } else if (address && range.isEmpty()) {
            faults.put("address", "unknown");
        }
        if (!faults.isEmpty()) {
            return Outcome.refused(faults);
        }
        List<Ban> fresh = new ArrayList<>();
        fresh.add(ban(by, new Ban.Who.Visitor(id, visitor.get().name()), terms));
        range.ifPresent(network -> fresh.add(ban(by, new Ban.Who.Network(network), terms)));
        return add(by, fresh);
    }

    /// Blocks.
    ///
    /// @param network an address or a range
    /// @return as for [#visitor], or `invalid` or `too_wide`
    public Outcome<List<Ban>, Map<String, String>> network(Actor.Agent by, String network, Terms terms) {
        Map<String, String> faults = faults(terms);
        Optional<Range> range = Range.parse(network);
        if (range.isEmpty()) {
            faults.put("network", "invalid");
        } else if (range.get().tooWide()) {
            faults.put("network", "too_wide");
        }
        return faults.isEmpty()
                ? add(by, List.of(ban(by, new Ban.Who.Network(range.get()), terms)))
                : Outcome.refused(faults);
    }

    private Map<String, String> faults(Terms terms) {
        Map<String, String> faults = new TreeMap<>();
        if (Ban.fault(terms.reason) != null) {
            faults.put("reason", Ban.fault(terms.reason));
        }
        if (terms.ends != null && terms.ends <= clock.now()) {
            faults.put("ends", "past");
        }
        return faults;
    }

    private Ban ban(Actor.Agent by, Ban.Who who, Terms terms) {
        long ends = terms.ends == null ? Ban.NEVER : terms.ends;
        return new Ban(new BanId(ids.next()), by.account(), who, Ban.neat(terms.reason), by.id(), clock.now(), ends);
    }

    /// Where the visitor is, or was when they last talked with us.
    private Optional<String> address(Actor.Agent by, Visitor visitor) {
        return people.visits
                .find(visitor.id())
                .map(Visits.Present::visit)
                .or(() -> people.chats.of(by, visitor.id(), 1).stream()
                        .findFirst()
                        .flatMap(chat -> people.chats.visit(by, chat.id())))
                .map(Visit::address);
    }

    /// First on disk and known everywhere, then the chats: a message that comes meanwhile starts none any more.
    private Outcome<List<Ban>, Map<String, String>> add(Actor.Agent by, List<Ban> fresh) {
        if (!bans.add(by.account(), fresh, clock.now())) {
            return Outcome.refused(Map.of("network", "too_many"));
        }
        changes.look(by.account(), Bans.SUBJECT);
        for (Ban ban : fresh) {
            switch (ban.who()) {
                case Ban.Who.Visitor visitor ->
                    people.chats
                            .openOf(new Actor.Visitor(by.account(), visitor.id()))
                            .ifPresent(chat -> end(by, chat, ban));
                case Ban.Who.Network(Range range) -> end(by, ban, new Ranges(Map.of(range, Ban.NEVER)));
            }
        }
        return Outcome.done(fresh);
    }

    private void end(Actor.Agent by, Ban ban, Ranges range) {
        Predicate<String> meant = address -> range.has(address, clock.now());
        for (Chat chat : people.chats.open(by.account())) {
            if (address(by, chat.visitor()).filter(meant).isPresent()) {
                end(by, chat, ban);
            }
        }
    }

    private void end(Actor.Agent by, Chat chat, Ban ban) {
        people.end.end(new Ending.ByBan(by, chat.id()), "ban-" + ban.id(), ended -> {});
    }
}
