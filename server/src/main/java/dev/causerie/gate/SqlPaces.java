package dev.causerie.gate;

import static dev.causerie.sql.schema.Tables.PACE;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Changes;
import dev.causerie.sql.Database;
import dev.causerie.sql.Versioned;
import java.util.Map;
import org.jooq.Field;

/// [Paces] in SQL.
public final class SqlPaces implements Paces {
    private final Database database;

    public SqlPaces(Database database) {
        this.database = database;
    }

    @Override
    public Saved find(AccountId account) {
        return database.read(sql -> sql.selectFrom(PACE)
                .where(PACE.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> new Saved(
                        row.get(PACE.VERSION),
                        new Pace(
                                row.get(PACE.MESSAGES),
                                row.get(PACE.IN_CHAT),
                                row.get(PACE.CHATS),
                                row.get(PACE.NETWORK_MESSAGES),
                                row.get(PACE.NETWORK_CHATS))))
                .orElse(new Saved(0, Pace.USUAL)));
    }

    @Override
    public boolean save(AccountId account, int base, Pace pace) {
        Map<Field<?>, Object> values = Map.of(
                PACE.MESSAGES, pace.messages(),
                PACE.IN_CHAT, pace.inChat(),
                PACE.CHATS, pace.chats(),
                PACE.NETWORK_MESSAGES, pace.networkMessages(),
                PACE.NETWORK_CHATS, pace.networkChats());
        var row = new Versioned<>(PACE.VERSION, base, Map.of(PACE.ACCOUNT_ID, account.value()), values);
        return database.write(sql -> Changes.save(sql, account, SUBJECT, row));
    }
}
