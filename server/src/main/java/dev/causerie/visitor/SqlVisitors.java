package dev.causerie.visitor;

import static dev.causerie.sql.schema.Tables.CHAT;
import static dev.causerie.sql.schema.Tables.VISITOR;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.sql.Database;
import dev.causerie.sql.Writer;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// [Visitors] in SQL. The writer of chats writes visitors too, each with their chat.
public final class SqlVisitors implements Visitors {
    private static final String TELL = """
            insert into visitor (id, account_id, name, email, phone, vouched_by, created) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set name = coalesce(?, visitor.name), email = coalesce(excluded.email, visitor.email),
              phone = coalesce(excluded.phone, visitor.phone),
              vouched_by = case
                when excluded.email is null or excluded.vouched_by is null and excluded.email = visitor.email
                then visitor.vouched_by else excluded.vouched_by end
            where not exists (select 1 from chat where visitor_id = excluded.id and status <> 'ended')""";

    private final Database database;

    public SqlVisitors(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Visitor> find(AccountId account, VisitorId id) {
        return database.read(sql -> find(sql, account, VISITOR.ID.eq(id.value())));
    }

    private static Optional<Visitor> find(DSLContext sql, AccountId account, Condition which) {
        return sql.select(
                        VISITOR.ID, VISITOR.NAME, VISITOR.EMAIL, VISITOR.PHONE, VISITOR.VOUCHED_BY, VISITOR.EXTERNAL_ID)
                .from(VISITOR)
                .where(VISITOR.ACCOUNT_ID.eq(account.value()), which)
                .fetchOptional(row -> new Visitor(
                        new VisitorId(row.value1()),
                        account,
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value6()));
    }

    @Override
    public Visitor known(Visitor somebody, long now) {
        AccountId account = somebody.account();
        Condition same = VISITOR.EXTERNAL_ID.eq(somebody.external());
        return database.read(sql -> find(sql, account, same)).orElseGet(() -> {
            database.write(sql -> sql.insertInto(VISITOR)
                    .set(VISITOR.ID, somebody.id().value())
                    .set(VISITOR.ACCOUNT_ID, account.value())
                    .set(VISITOR.NAME, somebody.name())
                    .set(VISITOR.EMAIL, somebody.email())
                    .set(VISITOR.EXTERNAL_ID, somebody.external())
                    .set(VISITOR.CREATED, now)
                    .onConflictDoNothing()
                    .execute());
            return database.read(sql -> find(sql, account, same)).orElseThrow();
        });
    }

    @Override
    public Optional<Visitor> tell(AccountId account, VisitorId id, Details said, long now) {
        return database.write(sql -> {
            // First of all, so that another process that begins their chat has done so, or waits.
            sql.insertInto(VISITOR)
                    .set(VISITOR.ID, id.value())
                    .set(VISITOR.ACCOUNT_ID, account.value())
                    .set(VISITOR.NAME, Visitor.unnamed(id, account).name())
                    .set(VISITOR.CREATED, now)
                    .onConflict(VISITOR.ID)
                    .doUpdate()
                    .set(VISITOR.NAME, VISITOR.NAME)
                    .execute();
            if (sql.fetchExists(CHAT, CHAT.VISITOR_ID.eq(id.value()), CHAT.STATUS.ne("ended"))) {
                return Optional.empty();
            }
            Visitor all =
                    find(sql, account, VISITOR.ID.eq(id.value())).orElseThrow().with(said);
            sql.update(VISITOR)
                    .set(VISITOR.NAME, all.name())
                    .set(VISITOR.EMAIL, all.email())
                    .set(VISITOR.PHONE, all.phone())
                    .set(VISITOR.VOUCHED_BY, all.vouchedBy())
                    .where(VISITOR.ID.eq(id.value()))
                    .execute();
            return Optional.of(all);
        });
    }

    /// As [#tell], inside a job of the writer; nothing is taken back by it. Done with the next [#flush] at the latest.
    /// While they have an open chat, nothing is stored either.
    public static void tell(Writer writer, Visitor visitor, long now) throws SQLException {
        Details said = visitor.details();
        PreparedStatement tell = writer.statement(TELL);
        tell.setLong(1, visitor.id().value());
        tell.setLong(2, visitor.account().value());
        tell.setString(3, visitor.name());
        tell.setString(4, said.email());
        tell.setString(5, said.phone());
        tell.setString(6, said.vouchedBy());
        tell.setLong(7, now);
        tell.setString(8, said.name());
        if (writer.shared()) {
            tell.addBatch();
        } else {
            tell.executeUpdate();
        }
    }

    /// Where each statement is a way to the server and back, those of a group go there together.
    public static void flush(Writer writer) throws SQLException {
        if (writer.shared()) {
            writer.statement(TELL).executeBatch();
        }
    }

    /// After a rollback.
    public static void forget(Writer writer) {
        try {
            writer.statement(TELL).clearBatch();
        } catch (SQLException gone) {
            // with its connection
        }
    }
}
