package dev.causerie.identity;

import static dev.causerie.sql.schema.Tables.IDENTITY_SECRET;

import dev.causerie.identity.SharedSecret.Key;
import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import dev.causerie.sql.Seal;
import java.util.HashMap;
import java.util.Map;
import org.jooq.Record;

/// [SharedSecrets] in SQL.
public final class SqlSharedSecrets implements SharedSecrets {
    private static final String PLACE = "identity_secret.secret:";

    private final Database database;
    private final Seal seal;

    public SqlSharedSecrets(Database database, Seal seal) {
        this.database = database;
        this.seal = seal;
    }

    @Override
    public SharedSecret find(AccountId account) {
        return database.read(sql -> sql.selectFrom(IDENTITY_SECRET)
                .where(IDENTITY_SECRET.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> secret(account, row))
                .orElseGet(() -> SharedSecret.none(account)));
    }

    private SharedSecret secret(AccountId account, Record row) {
        return new SharedSecret(
                account,
                row.get(IDENTITY_SECRET.VERSION),
                row.get(IDENTITY_SECRET.REQUIRED) == 1,
                key(account, row.get(IDENTITY_SECRET.NUMBER), row.get(IDENTITY_SECRET.SECRET), row, false),
                key(account, row.get(IDENTITY_SECRET.PREVIOUS_NUMBER), row.get(IDENTITY_SECRET.PREVIOUS), row, true));
    }

    /// What our key does not open any more, after a mishap, is no secret that anybody could know.
    private Key key(AccountId account, int number, String sealed, Record row, boolean previous) {
        String text = sealed == null ? null : seal.open(sealed, PLACE + account).orElse(null);
        if (text == null) {
            return null;
        }
        return previous
                ? new Key(number, text, row.get(IDENTITY_SECRET.PREVIOUS_MADE), row.get(IDENTITY_SECRET.PREVIOUS_UNTIL))
                : new Key(number, text, row.get(IDENTITY_SECRET.MADE), 0);
    }

    @Override
    public boolean save(SharedSecret next) {
        AccountId account = next.account();
        Key now = next.current();
        Key before = next.previous();
        return database.writeAlone(sql -> {
            Integer stored = sql.select(IDENTITY_SECRET.VERSION)
                    .from(IDENTITY_SECRET)
                    .where(IDENTITY_SECRET.ACCOUNT_ID.eq(account.value()))
                    .fetchOne(IDENTITY_SECRET.VERSION);
            if ((stored == null ? 0 : stored) != next.version() - 1) {
                return false;
            }
            sql.deleteFrom(IDENTITY_SECRET)
                    .where(IDENTITY_SECRET.ACCOUNT_ID.eq(account.value()))
                    .execute();
            sql.insertInto(IDENTITY_SECRET)
                    .set(IDENTITY_SECRET.ACCOUNT_ID, account.value())
                    .set(IDENTITY_SECRET.VERSION, next.version())
                    .set(IDENTITY_SECRET.REQUIRED, next.required() ? 1 : 0)
                    .set(IDENTITY_SECRET.NUMBER, now == null ? 0 : now.number())
                    .set(IDENTITY_SECRET.SECRET, sealed(account, now))
                    .set(IDENTITY_SECRET.MADE, now == null ? 0 : now.made())
                    .set(IDENTITY_SECRET.PREVIOUS_NUMBER, before == null ? 0 : before.number())
                    .set(IDENTITY_SECRET.PREVIOUS, sealed(account, before))
                    .set(IDENTITY_SECRET.PREVIOUS_MADE, before == null ? 0 : before.made())
                    .set(IDENTITY_SECRET.PREVIOUS_UNTIL, before == null ? 0 : before.until())
                    .execute();
            return true;
        });
    }

    private String sealed(AccountId account, Key key) {
        return key == null ? null : seal.close(key.text(), PLACE + account);
    }

    @Override
    public Map<AccountId, Integer> versions() {
        return database.read(sql -> {
            Map<AccountId, Integer> versions = new HashMap<>();
            sql.select(IDENTITY_SECRET.ACCOUNT_ID, IDENTITY_SECRET.VERSION)
                    .from(IDENTITY_SECRET)
                    .forEach(row -> versions.put(new AccountId(row.value1()), row.value2()));
            return versions;
        });
    }
}
