package dev.causerie.feed;

import com.github.benmanes.caffeine.cache.Interner;
import dev.causerie.announce.GateAnnouncer;
import dev.causerie.ban.Banned;
import dev.causerie.gate.Gate;
import dev.causerie.gate.Meter;
import dev.causerie.gate.Pace;
import dev.causerie.geo.Countries;
import dev.causerie.http.AddressPrefix;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Handshake;
import dev.causerie.social.BeginImport;
import dev.causerie.sql.Kept;
import dev.causerie.widget.Widget;
import java.util.Map;
import java.util.Optional;

/// Who may come in and stay, and who has to wait. But for [#open], [#banned] and [#admits] it never
/// blocks.
public final class Doorkeeper implements BeginImport.Door {
    /// Many come from the same few pages.
    private static final Interner<String> ORIGINS = Interner.newWeakInterner();

    /// Where somebody comes from.
    ///
    /// @param origin of the page, or null
    /// @param network by which they are counted together with their neighbours
    record Caller(String origin, String address, AddressPrefix.Prefix network) {
        static Caller of(Handshake handshake) {
            String origin = handshake.origin();
            return new Caller(
                    origin == null ? null : ORIGINS.intern(origin),
                    handshake.address(),
                    AddressPrefix.parse(handshake.address()));
        }
    }

    /// What accounts have set.
    public record Rules(Kept<Map<WidgetId, Gate>> gates, Kept<Pace> paces) {}

    private final Rules rules;
    private final Banned banned;
    private final Countries countries;
    private final Meter meter;
    private final boolean limited;

    public Doorkeeper(Rules rules, Banned banned, Countries countries, Meter meter, boolean limited) {
        this.rules = rules;
        this.banned = banned;
        this.countries = countries;
        this.meter = meter;
        this.limited = limited;
    }

    /// Before anybody of the account comes in. Blocks, the first time.
    void open(AccountId account) {
        rules.gates().open(account);
        rules.paces().open(account);
        banned.open(account);
    }

    Optional<String> country(String address) {
        return countries.of(address);
    }

    /// @return with which code to send them away, if they may not be here
    Optional<CloseCode> refuses(Widget widget, Caller caller) {
        Gate gate = rules.gates().of(widget.account()).getOrDefault(widget.id(), Gate.OPEN);
        Optional<CloseCode> refused = gate.denies(caller.origin(), countries.of(caller.address()))
                .map(denial -> switch (denial) {
                    case DOMAIN -> GateAnnouncer.NOT_LISTED;
                    case COUNTRY -> GateAnnouncer.NO_CHAT;
                });
        return refused.isEmpty() && banned.address(widget.account(), caller.address())
                ? Optional.of(GateAnnouncer.NO_CHAT)
                : refused;
    }

    /// Whoever signs in where a stranger was banned stays away there: a stranger is known by their browser, and that is
    /// what was banned.
    ///
    /// Only true of all that is changed later when it is asked after the topics of both are listened to. Blocks.
    ///
    /// @param before who the same browser was until they signed in, or null
    boolean banned(Actor.Visitor visitor, VisitorId before) {
        return banned.visitor(visitor)
                || before != null && banned.visitor(new Actor.Visitor(visitor.account(), before));
    }

    @Override
    public boolean admits(Widget widget, VisitorId visitor, String site, String address) {
        open(widget.account());
        Caller caller = new Caller(site, address, AddressPrefix.parse(address));
        return refuses(widget, caller).isEmpty() && !banned(new Actor.Visitor(widget.account(), visitor), null);
    }

    /// @param chat in which something is said, or null while there is none
    /// @return the milliseconds to wait, 0 when it may be said now
    long message(Actor.Visitor visitor, ChatId chat, Caller caller) {
        return limited ? meter.message(rules.paces().of(visitor.account()), visitor, chat, caller.network()) : 0;
    }

    /// As [#message], for a chat that starts or a message that is left.
    long chat(Actor.Visitor visitor, Caller caller) {
        return limited ? meter.chat(rules.paces().of(visitor.account()), visitor, caller.network()) : 0;
    }

    /// What [#chat] has let through was there already.
    void takeBack(Actor.Visitor visitor, Caller caller) {
        if (limited) {
            meter.takeBack(visitor, caller.network());
        }
    }
}
