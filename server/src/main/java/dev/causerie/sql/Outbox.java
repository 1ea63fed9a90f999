package dev.causerie.sql;

import static dev.causerie.sql.schema.Tables.OUTBOX;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Ids;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.DSLContext;

/// Effects that must not be lost: rows written in the transaction that causes them, done later by the
/// [OutboxWorker].
///
/// Promise: an effect is tried at least once after its transaction is on disk, and again until it succeeds, also
/// after a crash; never when the transaction was undone. Whoever does it must bear doing it twice.
public final class Outbox {
    private static final String INSERT =
            "insert into outbox (id, account_id, kind, body, due, attempts) values (?, ?, ?, ?, ?, 0)";

    /// One thing to do.
    ///
    /// @param id names it, for whoever wants to have it done sooner
    public record Entry(long id, AccountId account, String kind, String body) {}

    private final Ids ids;

    public Outbox(Ids ids) {
        this.ids = ids;
    }

    /// Adds an effect to the running transaction. Only within [Writer.Job#write].
    ///
    /// @param due not before this time, in milliseconds since 1970 UTC
    public void add(Writer writer, AccountId account, String kind, String body, long due) throws SQLException {
        PreparedStatement insert = writer.statement(INSERT);
        insert.setLong(1, ids.next());
        insert.setLong(2, account.value());
        insert.setString(3, kind);
        insert.setString(4, body);
        insert.setLong(5, due);
        insert.executeUpdate();
    }

    /// Adds an effect under an id of its own to the running transaction of [Database#write]. One that is there
    /// already has another time from now on, also when it is being done: it is then done once more.
    public static void put(DSLContext sql, Entry entry, long due) {
        sql.insertInto(OUTBOX)
                .set(OUTBOX.ID, entry.id())
                .set(OUTBOX.ACCOUNT_ID, entry.account().value())
                .set(OUTBOX.KIND, entry.kind())
                .set(OUTBOX.BODY, entry.body())
                .set(OUTBOX.DUE, due)
                .set(OUTBOX.ATTEMPTS, 0)
                .onConflict(OUTBOX.ID)
                .doUpdate()
                .set(OUTBOX.DUE, due)
                .execute();
    }

    /// Lets all of an account's effects of one kind happen now. One that is being done is done once more.
    public static void hasten(DSLContext sql, AccountId account, String kind, long now) {
        sql.update(OUTBOX)
                .set(OUTBOX.DUE, now)
                .where(OUTBOX.ACCOUNT_ID.eq(account.value()))
                .and(OUTBOX.KIND.eq(kind))
                .and(OUTBOX.DUE.gt(now))
                .execute();
    }

    public static void remove(DSLContext sql, long id) {
        sql.deleteFrom(OUTBOX).where(OUTBOX.ID.eq(id)).execute();
    }
}
