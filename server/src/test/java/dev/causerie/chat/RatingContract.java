package dev.causerie.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.agent.Agent;
import dev.causerie.chat.Chats.Change;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.Chats.Target;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.VisitorId;
import org.junit.jupiter.api.Test;

/// What every adapter of [Chats] promises of ratings.
abstract class RatingContract extends ChatsContract {
    private Result rate(ChatId id, String clientId, Rating rating, String comment) {
        return rate(visitor, id, clientId, rating, comment, System.currentTimeMillis());
    }

    private Result rate(Actor.Visitor who, ChatId id, String clientId, Rating rating, String comment, long now) {
        var said = new Content.Rated(rating, comment);
        Target target = new Target.Existing(who, id);
        return change(new Change(target, clientId, chat -> chat.rate(Author.of(who), clientId, said, true, now)));
    }

    private Result requestRating(Agent agent, ChatId id, String clientId, long now) {
        Target target = new Target.Existing(actor(agent), id);
        Author author = Author.of(actor(agent));
        return change(new Change(target, clientId, chat -> chat.requestRating(author, clientId, true, now)));
    }

    @Test
    void aChatIsRatedCommentedRatedOtherwiseAndTheRatingTakenBackAndAllOfItStands() {
        ChatId chat = started();
        refused(rate(chat, "rate-00000", Rating.GOOD, null), Refusal.NOT_OFFERED);
        serve(anna, chat, "serve-001");
        rate(chat, "rate-00001", Rating.GOOD, null);
        assertThat(stored(chat).verdict())
                .isEqualTo(new Verdict(Rating.GOOD, null, stored(chat).touched(), anna.id(), null));
        rate(chat, "rate-00002", Rating.GOOD, " Quick \0and kind\n");
        assertThat(stored(chat).verdict().comment()).isEqualTo("Quick and kind");
        rate(chat, "rate-00003", Rating.BAD, "Quick");
        assertThat(stored(chat).verdict().rating()).isEqualTo(Rating.BAD);
        rate(chat, "rate-00004", null, " ");
        assertThat(stored(chat).verdict()).isNull();
        assertThat(texts(visitor, chat))
                .containsExactly(
                        "started",
                        "Hello",
                        "joined Anna",
                        "rated GOOD null",
                        "rated GOOD Quick and kind",
                        "rated BAD Quick",
                        "rated null null");
        settle();
        assertThat(announced.getLast().before().verdict().comment()).isEqualTo("Quick");
    }

    @Test
    void aRatingThatIsRepeatedOrSaysNothingNewIsNoSecondEvent() {
        ChatId chat = started();
        serve(anna, chat, "serve-001");
        rate(chat, "rate-00001", Rating.GOOD, null);
        assertThat(rate(chat, "rate-00001", Rating.GOOD, null)).isEqualTo(new Result.Repeated(chat, 4));
        assertThat(rate(chat, "rate-00002", Rating.GOOD, " "))
                .isInstanceOfSatisfying(
                        Result.Changed.class, same -> assertThat(same.events()).isEmpty());
        rate(chat, "rate-00003", null, null);
        assertThat(rate(chat, "rate-00001", Rating.GOOD, null)).isEqualTo(new Result.Repeated(chat, 4));
        assertThat(rate(chat, "rate-00004", null, null))
                .isInstanceOfSatisfying(
                        Result.Changed.class, same -> assertThat(same.events()).isEmpty());
        assertThat(texts(visitor, chat)).hasSize(5).endsWith("rated GOOD null", "rated null null");
    }

    @Test
    void whatIsNoRatingIsRefusedAndLeavesNoTrace() {
        ChatId chat = started();
        serve(anna, chat, "serve-001");
        Actor.Visitor stranger = new Actor.Visitor(ACCOUNT, new VisitorId(ids.next()));
        long now = System.currentTimeMillis();
        refused(rate(stranger, chat, "rate-00001", Rating.BAD, null, now), Refusal.NOT_FOUND);
        refused(rate(chat, "rate-00002", null, "no rating"), Refusal.EMPTY);
        refused(rate(chat, "rate-00003", Rating.BAD, "x".repeat(Chat.LONGEST_COMMENT + 1)), Refusal.TOO_LONG);
        var said = new Content.Rated(Rating.GOOD, null);
        refused(
                change(new Change(
                        new Target.Existing(visitor, chat),
                        "rate-00004",
                        open -> open.rate(Author.of(visitor), "rate-00004", said, false, now))),
                Refusal.NOT_OFFERED);
        assertThat(stored(chat).last()).isEqualTo(3);
        assertThat(rate(chat, "rate-00005", Rating.BAD, "x".repeat(Chat.LONGEST_COMMENT)))
                .isInstanceOf(Result.Changed.class);
    }

    @Test
    void aChatThatIsOverIsRatedForADayAndTheNextOneGoesOn() {
        ChatId chat = started();
        serve(anna, chat, "serve-001");
        end(anna, chat, "end-00001");
        long ended = stored(chat).ended();
        ChatId next =
                ((Result.Changed) say(visitor, "client-1", "Again")).after().id();
        long late = ended + Chat.RATED_AFTER_MILLIS;
        assertThat(rate(visitor, chat, "rate-00001", Rating.GOOD, "Thank you", late))
                .isInstanceOf(Result.Changed.class);
        refused(rate(visitor, chat, "rate-00002", Rating.BAD, null, late + 1), Refusal.ENDED);
        say(visitor, "client-2", "Are you there?");

        assertThat(texts(visitor, next)).containsExactly("started", "Again", "Are you there?");
        assertThat(stored(chat).ended()).isEqualTo(ended);
        assertThat(stored(chat).verdict().comment()).isEqualTo("Thank you");
        assertThat(texts(actor(anna), chat)).endsWith("ended AGENT", "rated GOOD Thank you");
    }

    @Test
    void aRatingIsAboutWhoHadComeLastAndTheDepartmentOfThen() {
        ChatId chat = ((Result.Changed) change(saying(visitor, SALES, "client-0", "A lamp")))
                .after()
                .id();
        serve(anna, chat, "serve-001");
        transfer(anna, chat, "transfer-1", TO_LOUIS, "");
        rate(chat, "rate-00001", Rating.GOOD, null);
        assertThat(stored(chat).verdict().agent()).isEqualTo(anna.id());
        assertThat(stored(chat).verdict().department()).isEqualTo(SALES);
        serve(louis, chat, "serve-002");
        transfer(louis, chat, "transfer-2", TO_SERVICE, "");
        assertThat(stored(chat).verdict().agent()).isEqualTo(anna.id());
        rate(chat, "rate-00002", Rating.BAD, null);
        assertThat(stored(chat).verdict().agent()).isEqualTo(louis.id());
        assertThat(stored(chat).verdict().department()).isEqualTo(SERVICE);
    }

    @Test
    void anAgentWhoServesAsksForARatingOnceInAWhile() {
        ChatId chat = started();
        refused(requestRating(anna, chat, "ask-00001", 0), Refusal.NOT_SERVING);
        serve(anna, chat, "serve-001");
        refused(requestRating(louis, chat, "ask-00002", 0), Refusal.NOT_SERVING);
        Target target = new Target.Existing(actor(anna), chat);
        Author author = Author.of(actor(anna));
        refused(
                change(new Change(target, "ask-00003", open -> open.requestRating(author, "ask-00003", false, 0))),
                Refusal.NOT_OFFERED);
        assertThat(requestRating(anna, chat, "ask-00004", 0)).isInstanceOf(Result.Changed.class);
        long asked = stored(chat).requested();
        long again = asked + Chat.REQUESTED_AGAIN_MILLIS;
        refused(requestRating(anna, chat, "ask-00005", again - 1), Refusal.RATE_LIMITED);
        assertThat(requestRating(anna, chat, "ask-00004", again - 1)).isEqualTo(new Result.Repeated(chat, 4));
        assertThat(requestRating(anna, chat, "ask-00006", again)).isInstanceOf(Result.Changed.class);
        end(anna, chat, "end-00001");
        refused(requestRating(anna, chat, "ask-00007", Long.MAX_VALUE), Refusal.ENDED);
        assertThat(texts(visitor, chat))
                .containsExactly(
                        "started", "Hello", "joined Anna", "asked for a rating", "asked for a rating", "ended AGENT");
    }
}
