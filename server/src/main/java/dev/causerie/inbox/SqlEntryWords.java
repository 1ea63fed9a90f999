package dev.causerie.inbox;

import static dev.causerie.sql.schema.Tables.INBOX_ENTRY;
import static dev.causerie.sql.schema.Tables.INBOX_WORD;

import dev.causerie.sql.Database;
import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes down which word stands in which entry, some moments after it was left: whoever leaves a message does not wait
/// for it, and what is not written yet is found all the same.
public final class SqlEntryWords {
    private static final int AT_ONCE = 50;
    private static final long TURN_NANOS = 400_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(SqlEntryWords.class);

    private final Database database;

    public SqlEntryWords(Database database) {
        this.database = database;
    }

    /// Works for a moment, or until nothing is due. Blocks.
    public void catchUp() {
        long end = System.nanoTime() + TURN_NANOS;
        try {
            while (some() == AT_ONCE && System.nanoTime() < end) {
                // the next
            }
        } catch (RuntimeException e) {
            LOG.warn("The words of the inbox could not be written: {}", e.toString());
        }
    }

    private int some() {
        List<Record4<Long, Long, String, Integer>> due = database.read(
                sql -> sql.select(INBOX_ENTRY.ID, INBOX_ENTRY.ACCOUNT_ID, INBOX_ENTRY.WORDS, INBOX_ENTRY.VERSION)
                        .from(INBOX_ENTRY)
                        .where(INBOX_ENTRY.WORDS_DUE.eq(DSL.inline(1)))
                        .orderBy(INBOX_ENTRY.ID)
                        .limit(AT_ONCE)
                        .fetch());
        if (!due.isEmpty()) {
            database.write(sql -> write(sql, due));
        }
        return due.size();
    }

    /// What has got more words meanwhile stays due.
    private static int write(DSLContext sql, List<Record4<Long, Long, String, Integer>> due) {
        BatchBindStep words =
                sql.batch(sql.insertInto(INBOX_WORD, INBOX_WORD.ACCOUNT_ID, INBOX_WORD.WORD, INBOX_WORD.ENTRY_ID)
                        .values((Long) null, null, null)
                        .onConflictDoNothing());
        for (var entry : due) {
            for (String word : entry.value3().strip().split(" ")) {
                if (!word.isEmpty()) {
                    words.bind(entry.value2(), word, entry.value1());
                }
            }
        }
        if (words.size() > 0) {
            words.execute();
        }
        for (var entry : due) {
            sql.update(INBOX_ENTRY)
                    .set(INBOX_ENTRY.WORDS_DUE, 0)
                    .where(INBOX_ENTRY.ID.eq(entry.value1()), INBOX_ENTRY.VERSION.eq(entry.value4()))
                    .execute();
        }
        return due.size();
    }
}
