package dev.causerie.inbox;

import static dev.causerie.sql.schema.Tables.INBOX_ENTRY;
import static dev.causerie.sql.schema.Tables.INBOX_EVENT;
import static dev.causerie.sql.schema.Tables.INBOX_MAIL;
import static dev.causerie.sql.schema.Tables.INBOX_TAG;

import dev.causerie.chat.Author;
import dev.causerie.chat.Refusal;
import dev.causerie.inbox.EntryEvent.Draft;
import dev.causerie.inbox.EntryEvent.What;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.mail.SqlMails;
import dev.causerie.sql.Database;
import dev.causerie.sql.DatabaseException;
import dev.causerie.sql.Outbox;
import dev.causerie.visitor.Visitor;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/// [Entries] in SQL: what is left goes through the [SqlEntryWriter], lists come from the [SqlEntryList].
public final class SqlEntries implements Entries {
    private static final String OTHER_WAS_FASTER = "40001"; // standard SQL's serialization failure: try again

    private final Database database;
    private final SqlMails mails;
    private final Clock clock;
    private final Committed listener;
    private final SqlEntryRows rows = new SqlEntryRows();
    private final SqlEntryWriter writer;
    private final SqlEntryList lists;

    public SqlEntries(Database database, SqlMails mails, Outbox outbox, Clock clock, Committed listener) {
        this.database = database;
        this.mails = mails;
        this.clock = clock;
        this.listener = listener;
        this.writer = new SqlEntryWriter(database.writer(), rows, outbox, listener);
        this.lists = new SqlEntryList(database, rows);
    }

    @Override
    public void leave(Entry fresh, Visitor told, Consumer<Outcome<EntryId, Refusal>> answer) {
        writer.leave(fresh, told, answer);
    }

    @Override
    public boolean holds(VisitorId visitor, String clientId) {
        return database.read(sql -> sql.fetchExists(
                INBOX_ENTRY, INBOX_ENTRY.VISITOR_ID.eq(visitor.value()).and(INBOX_ENTRY.CLIENT_ID.eq(clientId))));
    }

    @Override
    public Optional<Entry> find(Reach reach, EntryId id) {
        return database.read(sql -> find(sql, INBOX_ENTRY.ID.eq(id.value()).and(SqlEntryList.within(reach))));
    }

    @Override
    public Optional<Entry> find(EntryId id) {
        return database.read(sql -> find(sql, INBOX_ENTRY.ID.eq(id.value())));
    }

    @Override
    public Optional<Entry> ofMail(AccountId account, Collection<String> names) {
        Condition theirs = INBOX_MAIL.ACCOUNT_ID.eq(account.value()).and(INBOX_MAIL.MESSAGE_ID.in(names));
        return database.read(sql -> find(
                sql,
                INBOX_ENTRY.ID.in(sql.select(INBOX_MAIL.ENTRY_ID)
                        .from(INBOX_MAIL)
                        .where(theirs)
                        .limit(1))));
    }

    private Optional<Entry> find(DSLContext sql, Condition condition) {
        return sql.select(SqlEntryList.COLUMNS)
                .from(INBOX_ENTRY)
                .where(condition)
                .fetchOptional(rows::entry);
    }

    @Override
    public List<EntryEvent> events(EntryId id) {
        return database.read(sql -> sql.select()
                .from(INBOX_EVENT)
                .where(INBOX_EVENT.ENTRY_ID.eq(id.value()))
                .orderBy(INBOX_EVENT.NUMBER)
                .fetch(rows::event));
    }

    @Override
    public List<Entry> list(Reach reach, Filter filter, int limit) {
        return lists.list(reach, filter, limit);
    }

    @Override
    public List<Entry> earlier(Reach reach, Entry of, int limit) {
        return lists.earlier(reach, of, limit);
    }

    @Override
    public int unread(Reach reach) {
        return lists.unread(reach);
    }

    @Override
    public List<String> tags(AccountId account) {
        return database.read(sql -> sql.selectDistinct(INBOX_TAG.TAG)
                .from(INBOX_TAG)
                .where(INBOX_TAG.ACCOUNT_ID.eq(account.value()))
                .orderBy(INBOX_TAG.TAG)
                .limit(500)
                .fetch(INBOX_TAG.TAG));
    }

    @Override
    public Outcome<Entry, Entry.Refusal> change(Change change) {
        Changed changed = database.write(sql -> change(sql, change));
        if (!changed.what().isEmpty() && changed.outcome() instanceof Outcome.Done<Entry, Entry.Refusal>(Entry entry)) {
            listener.committed(List.of(new News(entry, entry.unread() && changed.fromOutside())));
        }
        return changed.outcome();
    }

    private record Changed(Outcome<Entry, Entry.Refusal> outcome, List<Draft> what) {
        boolean fromOutside() {
            return what.stream().noneMatch(draft -> draft.author() instanceof Author.Agent);
        }

        static Changed refused(Entry.Refusal reason) {
            return new Changed(Outcome.refused(reason), List.of());
        }
    }

    private Changed change(DSLContext sql, Change change) {
        Condition within = change.reach() == null ? DSL.noCondition() : SqlEntryList.within(change.reach());
        Entry before =
                find(sql, INBOX_ENTRY.ID.eq(change.entry().value()).and(within)).orElse(null);
        if (before == null) {
            return Changed.refused(Entry.Refusal.NOT_FOUND);
        }
        if (change.clientId() != null && holds(sql, change)) {
            return new Changed(Outcome.done(before), List.of());
        }
        return switch (change.decision().on(before)) {
            case Outcome.Refused<List<Draft>, Entry.Refusal>(var reason) -> Changed.refused(reason);
            case Outcome.Done<List<Draft>, Entry.Refusal>(var drafts) -> {
                if (change.mail() != null && !drafts.isEmpty()) {
                    mails.insert(sql, change.mail());
                }
                yield new Changed(Outcome.done(append(sql, before, drafts)), drafts);
            }
        };
    }

    private static boolean holds(DSLContext sql, Change change) {
        return sql.fetchExists(
                INBOX_EVENT,
                INBOX_EVENT.ENTRY_ID.eq(change.entry().value()).and(INBOX_EVENT.CLIENT_ID.eq(change.clientId())));
    }

    private Entry append(DSLContext sql, Entry before, List<Draft> drafts) {
        Entry after = before;
        long now = clock.now();
        for (Draft draft : drafts) {
            EntryEvent event = new EntryEvent(after.last() + 1, now, draft.author(), draft.clientId(), draft.what());
            insert(sql, before, event);
            after = after.with(event);
        }
        if (!drafts.isEmpty()) {
            if (before.last() == 1) {
                rows.place(sql, before);
            }
            save(sql, before, after);
            words(sql, after, drafts);
            tag(sql, before, after);
        }
        return after;
    }

    private void insert(DSLContext sql, Entry entry, EntryEvent event) {
        if (event.what() instanceof What.Answer answer) {
            mailed(sql, entry, answer.messageId());
        }
        sql.insertInto(INBOX_EVENT)
                .set(INBOX_EVENT.ENTRY_ID, entry.id().value())
                .set(INBOX_EVENT.NUMBER, event.number())
                .set(INBOX_EVENT.ACCOUNT_ID, entry.left().account().value())
                .set(INBOX_EVENT.KIND, event.what().kind())
                .set(INBOX_EVENT.AUTHOR_ROLE, event.author().role())
                .set(INBOX_EVENT.AUTHOR_ID, event.author().number())
                .set(INBOX_EVENT.CLIENT_ID, event.clientId())
                .set(INBOX_EVENT.TIME, event.time())
                .set(INBOX_EVENT.BODY, rows.body(event.what()))
                .execute();
    }

    @Override
    public void mailed(Entry entry, String messageId) {
        database.write(sql -> mailed(sql, entry, messageId));
    }

    private static int mailed(DSLContext sql, Entry entry, String messageId) {
        return sql.insertInto(INBOX_MAIL)
                .set(INBOX_MAIL.ACCOUNT_ID, entry.left().account().value())
                .set(INBOX_MAIL.MESSAGE_ID, messageId)
                .set(INBOX_MAIL.ENTRY_ID, entry.id().value())
                .onConflictDoNothing()
                .execute();
    }

    private static void save(DSLContext sql, Entry before, Entry after) {
        var department = after.department();
        int saved = sql.update(INBOX_ENTRY)
                .set(INBOX_ENTRY.VERSION, after.last())
                .set(INBOX_ENTRY.DECIDED, after.decided())
                .set(INBOX_ENTRY.STATE, SqlEntryRows.lower(after.state()))
                .set(
                        INBOX_ENTRY.ASSIGNEE_ID,
                        after.assignee() == null ? null : after.assignee().value())
                .set(
                        INBOX_ENTRY.DEPARTMENT_ID,
                        department == null ? null : department.id().value())
                .set(INBOX_ENTRY.DEPARTMENT_NAME, department == null ? null : department.name())
                .set(INBOX_ENTRY.UNREAD, after.unread() ? 1 : 0)
                .set(INBOX_ENTRY.TAGS, String.join(" ", after.tags()))
                .set(INBOX_ENTRY.TOUCHED, after.touched())
                .set(INBOX_ENTRY.LAST_TEXT, after.lastText())
                .where(INBOX_ENTRY.ID.eq(before.id().value()), INBOX_ENTRY.VERSION.eq(before.last()))
                .execute();
        if (saved == 0) {
            throw new DatabaseException(
                    "Somebody else wrote it", new SQLException("Entry " + before.id(), OTHER_WAS_FASTER));
        }
    }

    /// What is said in it is found by its words too.
    private static void words(DSLContext sql, Entry entry, List<Draft> drafts) {
        Set<String> said = new LinkedHashSet<>();
        for (Draft draft : drafts) {
            switch (draft.what()) {
                case What.Answer(String text, String _, String _) -> Words.add(said, text);
                case What.Reply reply -> {
                    Words.add(said, reply.from());
                    Words.add(said, reply.said());
                }
                case What.Note(String text) -> Words.add(said, text);
                case What.Returned _, What.Moved _, What.Assigned _, What.Filed _, What.Tagged _ -> {}
            }
        }
        if (!said.isEmpty()) {
            String known = sql.select(INBOX_ENTRY.WORDS)
                    .from(INBOX_ENTRY)
                    .where(INBOX_ENTRY.ID.eq(entry.id().value()))
                    .fetchOne(INBOX_ENTRY.WORDS);
            sql.update(INBOX_ENTRY)
                    .set(INBOX_ENTRY.WORDS, Words.more(known, said))
                    .set(INBOX_ENTRY.WORDS_DUE, 1)
                    .where(INBOX_ENTRY.ID.eq(entry.id().value()))
                    .execute();
        }
    }

    private static void tag(DSLContext sql, Entry before, Entry after) {
        long account = after.left().account().value();
        long id = after.id().value();
        before.tags().stream()
                .filter(tag -> !after.tags().contains(tag))
                .forEach(tag -> sql.deleteFrom(INBOX_TAG)
                        .where(INBOX_TAG.ACCOUNT_ID.eq(account), INBOX_TAG.TAG.eq(tag), INBOX_TAG.ENTRY_ID.eq(id))
                        .execute());
        after.tags().stream()
                .filter(tag -> !before.tags().contains(tag))
                .forEach(tag -> sql.insertInto(INBOX_TAG, INBOX_TAG.ACCOUNT_ID, INBOX_TAG.TAG, INBOX_TAG.ENTRY_ID)
                        .values(account, tag, id)
                        .execute());
    }

    @Override
    public void read(Reach reach, EntryId id) {
        Optional<Entry> entry = find(reach, id).filter(Entry::unread);
        if (entry.isPresent()) {
            int changed = database.write(sql -> {
                rows.place(sql, entry.get());
                return sql.update(INBOX_ENTRY)
                        .set(INBOX_ENTRY.UNREAD, 0)
                        .where(
                                INBOX_ENTRY.ID.eq(id.value()),
                                INBOX_ENTRY.VERSION.eq(entry.get().last()))
                        .execute();
            });
            if (changed == 1) {
                listener.committed(List.of(new News(entry.get().read(), false)));
            }
        }
    }
}
