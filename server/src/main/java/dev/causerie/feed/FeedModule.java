package dev.causerie.feed;

import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.announce.Announcer;
import dev.causerie.announce.GateAnnouncer;
import dev.causerie.announce.IdentityAnnouncer;
import dev.causerie.announce.InboxAnnouncer;
import dev.causerie.announce.LookAnnouncer;
import dev.causerie.announce.PresenceAnnouncer;
import dev.causerie.announce.ProfileAnnouncer;
import dev.causerie.ban.Banned;
import dev.causerie.chat.Chats;
import dev.causerie.chat.ClaimChat;
import dev.causerie.chat.EndChat;
import dev.causerie.chat.IntroduceAgent;
import dev.causerie.chat.LeaveChat;
import dev.causerie.chat.PostMessage;
import dev.causerie.chat.PostNote;
import dev.causerie.chat.PostReply;
import dev.causerie.chat.RateChat;
import dev.causerie.chat.RequestRating;
import dev.causerie.chat.ServeChat;
import dev.causerie.chat.TransferChat;
import dev.causerie.department.Departments;
import dev.causerie.department.Roster;
import dev.causerie.gate.Gate;
import dev.causerie.gate.GateRules;
import dev.causerie.gate.Gates;
import dev.causerie.gate.Meter;
import dev.causerie.gate.Pace;
import dev.causerie.gate.Paces;
import dev.causerie.geo.Countries;
import dev.causerie.identity.GreetByToken;
import dev.causerie.identity.IdentifyVisitor;
import dev.causerie.identity.Keyring;
import dev.causerie.inbox.Entries;
import dev.causerie.inbox.LeaveMessage;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.WidgetId;
import dev.causerie.live.Broker;
import dev.causerie.mask.Masks;
import dev.causerie.security.FindSession;
import dev.causerie.site.Lookout;
import dev.causerie.social.FinishImport;
import dev.causerie.sql.Changes;
import dev.causerie.sql.Kept;
import dev.causerie.visitor.Visitors;
import dev.causerie.visitor.Visits;
import dev.causerie.widget.Looks;
import dev.causerie.widget.Widgets;
import dev.causerie.wire.Frames;
import dev.causerie.words.OwnWords;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Makes this room's objects.
@ApplicationScoped
public class FeedModule {
    /// Everybody may come back at the same moment.
    private static final int MOST_READING = 40_000;
    private static final long TICK_MILLIS = 500;

    private final Executor blocking = new Readers(Executors.newVirtualThreadPerTaskExecutor(), MOST_READING);
    private final ExecutorService inOrder = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("presence").factory());

    @Produces
    @Singleton
    Frames frames() {
        return new Frames();
    }

    @Produces
    @Singleton
    Chats.Committed announcer(Broker broker, Visits visits, Frames frames) {
        return new Announcer(broker, visits, frames);
    }

    @Produces
    @Singleton
    PresenceAnnouncer presenceAnnouncer(Broker broker, Agents agents, Frames frames) {
        return new PresenceAnnouncer(broker, agents, frames, inOrder);
    }

    @Produces
    @Singleton
    Agents.Listener profileAnnouncer(Broker broker, Desks desks, IntroduceAgent introduce, Frames frames) {
        return new ProfileAnnouncer(broker, desks, introduce, frames);
    }

    @Produces
    @Singleton
    Looks.Listener lookAnnouncer(Broker broker, Frames frames, OwnWords own) {
        return new LookAnnouncer(broker, frames, own);
    }

    @Produces
    @Singleton
    Keyring.Listener identityAnnouncer(Broker broker, Widgets widgets) {
        return new IdentityAnnouncer(broker, widgets, blocking);
    }

    @Produces
    @Singleton
    InboxAnnouncer inboxAnnouncer(Broker broker, Frames frames, Desks desks, InboxAnnouncer.Team team, Vertx vertx) {
        InboxAnnouncer announcer = new InboxAnnouncer(broker, frames, desks, team);
        vertx.setPeriodic(TICK_MILLIS, timer -> inOrder.execute(announcer::tell));
        return announcer;
    }

    @Produces
    @Singleton
    InboxAnnouncer.Team team(Agents agents, Departments departments, Instance<Entries> entries) {
        return new InboxAnnouncer.Team(agents, departments, entries::get);
    }

    @Produces
    @Singleton
    Past past(Chats chats) {
        return new Past(chats);
    }

    @Produces
    @Singleton
    Whisper whisper(Broker broker, Frames frames, Masks masks) {
        return new Whisper(broker, frames, masks);
    }

    @Produces
    @Singleton
    ChatVerbs.Saying saying(PostReply reply, PostNote note, RequestRating requestRating) {
        return new ChatVerbs.Saying(reply, note, requestRating);
    }

    @Produces
    @Singleton
    ChatVerbs chatVerbs(ServeChat serve, ChatVerbs.Saying say, LeaveChat leave, TransferChat transfer, EndChat end) {
        return new ChatVerbs(serve, say, leave, transfer, end);
    }

    @Produces
    @Singleton
    VisitorVerbs visitorVerbs(
            PostMessage post, VisitorForms forms, TellDetails tell, RateChat rate, EndChat end, ClaimChat claim) {
        return new VisitorVerbs(post, forms, tell, rate, end, claim);
    }

    @Produces
    @Singleton
    GateAnnouncer gateAnnouncer(Broker broker) {
        return new GateAnnouncer(broker);
    }

    @Produces
    @Singleton
    Doorkeeper.Rules rules(Gates gates, Paces paces, Changes changes, GateAnnouncer announcer) {
        return new Doorkeeper.Rules(
                new Kept<>(
                        changes,
                        Gates.SUBJECT,
                        account -> ready(gates.of(account)),
                        Map.of(),
                        (account, before) -> announcer.changed(account)),
                new Kept<>(
                        changes,
                        Paces.SUBJECT,
                        account -> paces.find(account).pace(),
                        Pace.USUAL,
                        (account, before) -> {}));
    }

    private static Map<WidgetId, Gate> ready(Map<WidgetId, GateRules> rules) {
        Map<WidgetId, Gate> gates = new HashMap<>();
        rules.forEach((widget, its) -> gates.put(widget, new Gate(its)));
        return gates;
    }

    @Produces
    @Singleton
    Doorkeeper doorkeeper(
            Doorkeeper.Rules rules,
            Banned banned,
            Countries countries,
            Meter meter,
            @ConfigProperty(name = "causerie.limits") String limits) {
        return new Doorkeeper(rules, banned, countries, meter, !"off".equals(limits));
    }

    @Produces
    @Singleton
    OpenVisit openVisit(
            Widgets widgets, OwnWords own, GreetByToken greet, Doorkeeper keeper, Lookout lookout, Clock clock) {
        return new OpenVisit(widgets, own, greet, keeper, lookout, clock);
    }

    @Produces
    @Singleton
    OpenDesk openDesk(Agents agents, Desks desks, Roster roster, Chats chats, Past past, Clock clock) {
        return new OpenDesk(agents, desks, roster, chats, past, clock);
    }

    @Produces
    @Singleton
    Presences presences(Visits visits, Agents agents, Desks desks, Roster roster) {
        return new Presences(visits, agents, desks, roster);
    }

    @Produces
    @Singleton
    Reading reading(Chats chats, Past past, Frames frames, Masks masks, Clock clock) {
        return new Reading(chats, past, frames, masks, clock, blocking);
    }

    @Produces
    @Singleton
    TellDetails tellDetails(Visitors visitors, Chats chats, Masks masks, Clock clock) {
        return new TellDetails(visitors, chats, masks, clock);
    }

    @Produces
    @Singleton
    FinishImport.Handover takeOver(TellDetails tell, Whisper whisper) {
        return new TakeOver(tell, whisper);
    }

    @Produces
    @Singleton
    VisitorForms visitorForms(Widgets widgets, TellDetails tell, PostMessage post, LeaveMessage leave, Roster roster) {
        return new VisitorForms(widgets, tell, post, leave, roster);
    }

    @Produces
    @Singleton
    VisitorDoor visitorDoor(
            Doorkeeper keeper,
            OpenVisit open,
            IdentifyVisitor identify,
            VisitorVerbs verbs,
            Whisper whisper,
            Presences presences,
            Reading reading) {
        return new VisitorDoor(keeper, open, identify, verbs, whisper, presences, reading);
    }

    @Produces
    @Singleton
    AgentDoor agentDoor(
            FindSession sessions,
            OpenDesk open,
            ChatVerbs verbs,
            Whisper whisper,
            Presences presences,
            Reading reading) {
        return new AgentDoor(sessions, open, verbs, whisper, presences, reading);
    }
}
