package dev.causerie.inbox;

import static dev.causerie.sql.schema.Tables.INBOX_ENTRY;
import static dev.causerie.sql.schema.Tables.INBOX_WORD;

import dev.causerie.sql.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down which word stands in which entry, some moments after it was left: whoever leaves a message does not wait
/// for it, and while others write much, little of this is done. What is not written yet is found all the same, as long
/// as it is no more than [SqlEntryList] looks through. For one thread at a time.
public final class SqlEntryWords {
    private static final int AT_ONCE = 50;
    private static final long TURN_NANOS = 400_000_000;
    private static final long MUCH = 2_000;
    private static final Logger LOG = LoggerFactory.getLogger(SqlEntryWords.class);

    private final Database database;
    private final SqlEntryRows rows = new SqlEntryRows();
    private long written;

    public SqlEntryWords(Database database) {
        this.database = database;
    }

    /// Works for a moment, or until nothing is due; where more than [#MUCH] was written since the last time, only a
    /// little. Blocks.
    public void catchUp() {
        long end = System.nanoTime() + TURN_NANOS;
        long before = written;
        written = database.writer().written();
        boolean much = written - before > MUCH;
        try {
            while (some() == AT_ONCE && !much && System.nanoTime() < end) {
                // the next
            }
        } catch (RuntimeException e) {
            LOG.warn("The words of the inbox could not be written: {}", e.toString());
        }
    }

    private record Due(Entry entry, Set<String> words) {}

    private int some() {
        List<Due> due = new ArrayList<>(due(SqlEntryList.DUE, AT_ONCE, INBOX_ENTRY.ID));
        due.addAll(due(
                SqlEntryList.FRESH, AT_ONCE - due.size(), INBOX_ENTRY.ACCOUNT_ID, INBOX_ENTRY.TOUCHED, INBOX_ENTRY.ID));
        if (!due.isEmpty()) {
            database.write(sql -> write(sql, due));
        }
        return due.size();
    }

    private List<Due> due(Condition which, int most, OrderField<?>... order) {
        return database.read(sql -> sql.select(SqlEntryList.COLUMNS)
                .select(INBOX_ENTRY.WORDS)
                .from(INBOX_ENTRY)
                .where(which)
                .orderBy(order)
                .limit(most)
                .fetch(this::due));
    }

    private Due due(Record row) {
        Entry entry = rows.entry(row);
        return new Due(entry, Words.all(entry.left(), row.get(INBOX_ENTRY.WORDS)));
    }

    /// What has got more words meanwhile stays due.
    private int write(DSLContext sql, List<Due> due) {
        BatchBindStep words =
                sql.batch(sql.insertInto(INBOX_WORD, INBOX_WORD.ACCOUNT_ID, INBOX_WORD.WORD, INBOX_WORD.ENTRY_ID)
                        .values((Long) null, null, null)
                        .onConflictDoNothing());
        for (Due one : due) {
            long account = one.entry.left().account().value();
            one.words.forEach(word -> words.bind(account, word, one.entry.id().value()));
        }
        if (words.size() > 0) {
            words.execute();
        }
        for (Due one : due) {
            if (one.entry.last() == 1) {
                rows.place(sql, one.entry);
            }
            sql.update(INBOX_ENTRY)
                    .set(INBOX_ENTRY.WORDS, Words.line(one.words))
                    .set(INBOX_ENTRY.WORDS_DUE, 0)
                    .where(INBOX_ENTRY.ID.eq(one.entry.id().value()), INBOX_ENTRY.VERSION.eq(one.entry.last()))
                    .execute();
        }
        return due.size();
    }
}
