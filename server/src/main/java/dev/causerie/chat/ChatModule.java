package dev.causerie.chat;

import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.department.Roster;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.mask.Masks;
import dev.causerie.visitor.Visits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class ChatModule {
    @Produces
    @Singleton
    PostMessage postMessage(Chats chats, Desks desks, Roster roster, Ids ids, Masks masks) {
        return new PostMessage(chats, desks, roster, ids, masks);
    }

    @Produces
    @Singleton
    PostReply postReply(Chats chats, Masks masks) {
        return new PostReply(chats, masks);
    }

    @Produces
    @Singleton
    PostNote postNote(Chats chats, Masks masks) {
        return new PostNote(chats, masks);
    }

    @Produces
    @Singleton
    ServeChat serveChat(Chats chats, Roster roster) {
        return new ServeChat(chats, roster);
    }

    @Produces
    @Singleton
    IntroduceAgent introduceAgent(Chats chats) {
        return new IntroduceAgent(chats);
    }

    @Produces
    @Singleton
    LeaveChat leaveChat(Chats chats) {
        return new LeaveChat(chats);
    }

    @Produces
    @Singleton
    TransferChat transferChat(Chats chats, Agents agents, Roster roster, Masks masks) {
        return new TransferChat(chats, agents, roster, masks);
    }

    @Produces
    @Singleton
    EndChat endChat(Chats chats) {
        return new EndChat(chats);
    }

    @Produces
    @Singleton
    ClaimChat claimChat(Chats chats) {
        return new ClaimChat(chats);
    }

    @Produces
    @Singleton
    RateChat rateChat(Chats chats, Masks masks, Clock clock) {
        return new RateChat(chats, masks, clock);
    }

    @Produces
    @Singleton
    RequestRating requestRating(Chats chats, Visits visits, Clock clock) {
        return new RequestRating(chats, visits, clock);
    }

    @Produces
    @Singleton
    EndIdleChats endIdleChats(Chats chats, EndChat end, Visits visits, Clock clock) {
        return new EndIdleChats(chats, end, visits, clock);
    }
}
