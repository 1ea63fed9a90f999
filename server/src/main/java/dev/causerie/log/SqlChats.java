package dev.causerie.log;

import static dev.causerie.sql.schema.Tables.CHAT;
import static dev.causerie.sql.schema.Tables.CHAT_EVENT;
import static dev.causerie.sql.schema.Tables.VISITOR;

import dev.causerie.chat.Author;
import dev.causerie.chat.Chat;
import dev.causerie.chat.ChatEvent;
import dev.causerie.chat.Chats;
import dev.causerie.chat.Rating;
import dev.causerie.chat.Verdict;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.VisitorId;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/// [Chats] in SQL: changes go through the [ChatWriter], reading through the readers.
public final class SqlChats implements Chats {
    private final Database database;
    private final ChatWriter writer;
    private final ChatRows rows = new ChatRows();

    public SqlChats(Database database, Outbox outbox, Clock clock, Committed committed) {
        this.database = database;
        this.writer = new ChatWriter(database.writer(), clock, new ChatTable(rows, outbox), committed);
    }

    @Override
    public void change(Change change, Consumer<Result> answer) {
        writer.change(change, answer);
    }

    @Override
    public Optional<Chat> find(Actor actor, ChatId id) {
        return one(CHAT.ID.eq(id.value()).and(seenBy(actor)));
    }

    @Override
    public Optional<Chat> find(ChatId id) {
        return one(CHAT.ID.eq(id.value()));
    }

    @Override
    public Optional<Chat> openOf(Actor.Visitor visitor) {
        return one(seenBy(visitor).and(CHAT.STATUS.ne("ended")));
    }

    private Optional<Chat> one(Condition condition) {
        return database.read(sql -> chats(sql.select(), condition).fetchOptional(this::chat));
    }

    @Override
    public Optional<Chat> earlier(Actor.Visitor visitor, ChatId than) {
        Condition before = than == null ? DSL.noCondition() : CHAT.ID.lt(than.value());
        Condition over = CHAT.STATUS.eq("ended");
        return database.read(
                sql -> chats(sql.select(), seenBy(visitor).and(over).and(before))
                        .orderBy(CHAT.ID.desc())
                        .limit(1)
                        .fetchOptional(this::chat));
    }

    @Override
    public List<Chat> open(AccountId account) {
        Condition open = CHAT.ACCOUNT_ID.eq(account.value()).and(CHAT.STATUS.ne("ended"));
        return database.read(sql -> chats(sql.select(), open).orderBy(CHAT.ID).fetch(this::chat));
    }

    @Override
    public List<Chat> of(Actor.Agent actor, VisitorId visitor, int limit) {
        Condition theirs = CHAT.VISITOR_ID.eq(visitor.value()).and(seenBy(actor));
        return database.read(sql ->
                chats(sql.select(), theirs).orderBy(CHAT.ID.desc()).limit(limit).fetch(this::chat));
    }

    private static SelectConditionStep<Record> chats(org.jooq.SelectSelectStep<Record> select, Condition condition) {
        return select.from(CHAT)
                .join(VISITOR)
                .on(VISITOR.ID.eq(CHAT.VISITOR_ID))
                .where(condition);
    }

    /// Who may see a chat: its visitor, and the agents of its account. This is the permission check.
    private static Condition seenBy(Actor actor) {
        return switch (actor) {
            case Actor.Visitor visitor ->
                CHAT.ACCOUNT_ID
                        .eq(visitor.account().value())
                        .and(CHAT.VISITOR_ID.eq(visitor.id().value()));
            case Actor.Agent agent -> CHAT.ACCOUNT_ID.eq(agent.account().value());
        };
    }

    @Override
    public List<ChatEvent> events(Actor actor, ChatId id, int after, int limit) {
        Condition audience = switch (actor) {
            case Actor.Visitor _ -> CHAT_EVENT.AUDIENCE.eq("everyone");
            case Actor.Agent _ -> DSL.noCondition();
        };
        return database.read(sql -> sql.select()
                .from(CHAT_EVENT)
                .join(CHAT)
                .on(CHAT.ID.eq(CHAT_EVENT.CHAT_ID))
                .where(CHAT_EVENT.CHAT_ID.eq(id.value()), CHAT_EVENT.NUMBER.gt(after), audience, seenBy(actor))
                .orderBy(CHAT_EVENT.NUMBER)
                .limit(limit)
                .fetch(this::event));
    }

    @Override
    public Optional<Visit> visit(Actor.Agent actor, ChatId id) {
        return database.read(sql -> sql.select(CHAT.VISIT)
                .from(CHAT)
                .where(CHAT.ID.eq(id.value()), seenBy(actor))
                .fetchOptional(row -> rows.visit(row.value1())));
    }

    @Override
    public void keepVisit(ChatId id, Visit visit) {
        database.write(sql -> sql.update(CHAT)
                .set(CHAT.VISIT, rows.visit(visit))
                .where(CHAT.ID.eq(id.value()))
                .execute());
    }

    private ChatEvent event(Record row) {
        return new ChatEvent(
                row.get(CHAT_EVENT.NUMBER),
                row.get(CHAT_EVENT.TIME),
                Author.of(row.get(CHAT_EVENT.AUTHOR_ROLE), row.get(CHAT_EVENT.AUTHOR_ID)),
                row.get(CHAT_EVENT.CLIENT_ID),
                rows.content(row.get(CHAT_EVENT.KIND), row.get(CHAT_EVENT.BODY)));
    }

    private Chat chat(Record row) {
        AccountId account = new AccountId(row.get(CHAT.ACCOUNT_ID));
        Visitor visitor = new Visitor(
                new VisitorId(row.get(CHAT.VISITOR_ID)),
                account,
                row.get(VISITOR.NAME),
                row.get(VISITOR.EMAIL),
                row.get(VISITOR.PHONE),
                row.get(VISITOR.VOUCHED_BY),
                row.get(VISITOR.EXTERNAL_ID));
        return new Chat(
                new ChatId(row.get(CHAT.ID)),
                account,
                visitor,
                Chat.Status.valueOf(row.get(CHAT.STATUS).toUpperCase(Locale.ROOT)),
                rows.agents(row.get(CHAT.AGENTS)),
                rows.department(row.get(CHAT.DEPARTMENT_ID), row.get(CHAT.DEPARTMENT_NAME)),
                rows.agent(row.get(CHAT.AWAITS)),
                row.get(CHAT.STARTED),
                time(row.get(CHAT.WAITING)),
                time(row.get(CHAT.ENDED)),
                row.get(CHAT.TOUCHED),
                row.get(CHAT.LAST_NUMBER),
                row.get(CHAT.LAST_PUBLIC),
                row.get(CHAT.LAST_TEXT),
                rows.agent(row.get(CHAT.LAST_AGENT)),
                time(row.get(CHAT.RATING_REQUESTED)),
                verdict(row));
    }

    private static long time(Long time) {
        return time == null ? 0 : time;
    }

    private Verdict verdict(Record row) {
        Rating rating = rows.rating(row.get(CHAT.RATING));
        return rating == null
                ? null
                : new Verdict(
                        rating,
                        row.get(CHAT.RATING_COMMENT),
                        row.get(CHAT.RATED),
                        rows.agent(row.get(CHAT.RATED_AGENT)),
                        rows.department(row.get(CHAT.RATED_DEPARTMENT_ID), row.get(CHAT.RATED_DEPARTMENT_NAME)));
    }
}
