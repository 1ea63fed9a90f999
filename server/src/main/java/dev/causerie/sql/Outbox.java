package dev.causerie.sql;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Ids;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// Effects that must not be lost: rows written in the transaction that causes them, done later by the [OutboxWorker].
///
/// Promise: an effect is tried at least once after its transaction is on disk, and again until it succeeds, also after
/// a crash;
/// never when the transaction was undone. Whoever does it must bear doing it twice.
public final class Outbox {
    private static final String INSERT =
            "insert into outbox (id, account_id, kind, body, due, attempts) values (?, ?, ?, ?, ?, 0)";

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
}
