package dev.causerie.notice;

import static dev.causerie.sql.schema.Tables.INBOX_NOTICE;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;

/// [Notices] in SQL.
public final class SqlNotices implements Notices {
    private final Database database;

    public SqlNotices(Database database) {
        this.database = database;
    }

    @Override
    public Notice find(AccountId account) {
        return database.read(sql -> find(sql, account));
    }

    private static Notice find(DSLContext sql, AccountId account) {
        return sql.selectFrom(INBOX_NOTICE)
                .where(INBOX_NOTICE.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> new Notice(
                        account,
                        row.get(INBOX_NOTICE.VERSION),
                        row.get(INBOX_NOTICE.CONFIRM) == 1,
                        row.get(INBOX_NOTICE.MEMBERS) == 1,
                        List.of(row.get(INBOX_NOTICE.ADDRESSES).split("\n")),
                        row.get(INBOX_NOTICE.LANGUAGE),
                        row.get(INBOX_NOTICE.ADDRESS)))
                .orElseGet(() -> Notice.usual(account));
    }

    @Override
    public boolean save(Notice notice) {
        return database.writeAlone(sql -> {
            if (find(sql, notice.account()).version() != notice.version()) {
                return false;
            }
            Map<Field<?>, Object> row = new LinkedHashMap<>();
            row.put(INBOX_NOTICE.VERSION, notice.version() + 1);
            row.put(INBOX_NOTICE.CONFIRM, notice.confirm() ? 1 : 0);
            row.put(INBOX_NOTICE.MEMBERS, notice.members() ? 1 : 0);
            row.put(INBOX_NOTICE.ADDRESSES, String.join("\n", notice.addresses()));
            row.put(INBOX_NOTICE.LANGUAGE, notice.language());
            row.put(INBOX_NOTICE.ADDRESS, notice.address());
            sql.insertInto(INBOX_NOTICE)
                    .set(INBOX_NOTICE.ACCOUNT_ID, notice.account().value())
                    .set(row)
                    .onConflict(INBOX_NOTICE.ACCOUNT_ID)
                    .doUpdate()
                    .set(row)
                    .execute();
            return true;
        });
    }
}
