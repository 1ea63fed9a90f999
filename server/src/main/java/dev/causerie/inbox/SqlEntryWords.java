package dev.causerie.inbox;

import static dev.causerie.sql.schema.Tables.INBOX_ENTRY;
import static dev.causerie.sql.schema.Tables.INBOX_WORD;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import java.util.List;
import java.util.Set;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down which word stands in which entry, some moments after it was left: whoever leaves a message does not wait
/// for it, and while others write much, little of this is done. What is not written yet is found all the same, as long
/// as it is no more than [SqlEntryList] looks through.
public final class SqlEntryWords {
    private static final int AT_ONCE = 50;
    private static final long TURN_NANOS = 400_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(SqlEntryWords.class);

    private final Database database;
    private final SqlEntryRows rows = new SqlEntryRows();

    public SqlEntryWords(Database database) {
        this.database = database;
    }

    /// Works for a moment, or until nothing is due. Blocks.
    public void catchUp() {
        long end = System.nanoTime() + TURN_NANOS;
        try {
            while (some() == AT_ONCE && !database.writer().busy() && System.nanoTime() < end) {
                // the next
            }
        } catch (RuntimeException e) {
            LOG.warn("The words of the inbox could not be written: {}", e.toString());
        }
    }

    private record Due(EntryId id, AccountId account, int version, Set<String> words) {}

    private int some() {
        List<Due> due = database.read(sql -> sql.select(SqlEntryList.COLUMNS)
                .select(INBOX_ENTRY.WORDS)
                .from(INBOX_ENTRY)
                .where(INBOX_ENTRY.WORDS_DUE.eq(DSL.inline(1)))
                .orderBy(INBOX_ENTRY.ID)
                .limit(AT_ONCE)
                .fetch(this::due));
        if (!due.isEmpty()) {
            database.write(sql -> write(sql, due));
        }
        return due.size();
    }

    private Due due(Record row) {
        Entry entry = rows.entry(row);
        Set<String> words = Words.all(entry.left(), row.get(INBOX_ENTRY.WORDS));
        return new Due(entry.id(), entry.left().account(), entry.last(), words);
    }

    /// What has got more words meanwhile stays due.
    private static int write(DSLContext sql, List<Due> due) {
        BatchBindStep words =
                sql.batch(sql.insertInto(INBOX_WORD, INBOX_WORD.ACCOUNT_ID, INBOX_WORD.WORD, INBOX_WORD.ENTRY_ID)
                        .values((Long) null, null, null)
                        .onConflictDoNothing());
        for (Due entry : due) {
            entry.words.forEach(word -> words.bind(entry.account.value(), word, entry.id.value()));
        }
        if (words.size() > 0) {
            words.execute();
        }
        for (Due entry : due) {
            sql.update(INBOX_ENTRY)
                    .set(INBOX_ENTRY.WORDS, Words.line(entry.words))
                    .set(INBOX_ENTRY.WORDS_DUE, 0)
                    .where(INBOX_ENTRY.ID.eq(entry.id.value()), INBOX_ENTRY.VERSION.eq(entry.version))
                    .execute();
        }
        return due.size();
    }
}
