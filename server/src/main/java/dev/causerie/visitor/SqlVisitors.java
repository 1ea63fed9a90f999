package dev.causerie.visitor;

import static dev.causerie.sql.schema.Tables.VISITOR;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.sql.Database;
import java.util.Optional;

/// [Visitors] in SQL. The writer of chats writes visitors too, each with their chat.
public final class SqlVisitors implements Visitors {
    private final Database database;

    public SqlVisitors(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Visitor> find(AccountId account, VisitorId id) {
        return database.read(sql -> sql.select(VISITOR.NAME, VISITOR.EMAIL, VISITOR.PHONE)
                .from(VISITOR)
                .where(VISITOR.ID.eq(id.value()), VISITOR.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> new Visitor(id, account, row.value1(), row.value2(), row.value3())));
    }

    @Override
    public void save(Visitor visitor, long now) {
        database.write(sql -> sql.insertInto(VISITOR)
                .set(VISITOR.ID, visitor.id().value())
                .set(VISITOR.ACCOUNT_ID, visitor.account().value())
                .set(VISITOR.NAME, visitor.name())
                .set(VISITOR.EMAIL, visitor.email())
                .set(VISITOR.PHONE, visitor.phone())
                .set(VISITOR.CREATED, now)
                .onConflict(VISITOR.ID)
                .doUpdate()
                .set(VISITOR.NAME, visitor.name())
                .set(VISITOR.EMAIL, visitor.email())
                .set(VISITOR.PHONE, visitor.phone())
                .execute());
    }
}
