package dev.causerie.chat;

import dev.causerie.agent.Agents;
import dev.causerie.agent.Desks;
import dev.causerie.department.Roster;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.visitor.Visits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Makes this room's objects.
@ApplicationScoped
public class ChatModule {
    @Produces
    @Singleton
    PostMessage postMessage(Chats chats, Desks desks, Roster roster, Ids ids) {
        return new PostMessage(chats, desks, roster, ids);
    }

    @Produces
    @Singleton
    PostReply postReply(Chats chats) {
        return new PostReply(chats);
    }

    @Produces
    @Singleton
    PostNote postNote(Chats chats) {
        return new PostNote(chats);
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
    TransferChat transferChat(Chats chats, Agents agents, Roster roster) {
        return new TransferChat(chats, agents, roster);
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
    RateChat rateChat(Chats chats, Clock clock) {
        return new RateChat(chats, clock);
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
