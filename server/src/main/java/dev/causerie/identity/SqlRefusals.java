package dev.causerie.identity;

import static dev.causerie.sql.schema.Tables.IDENTITY_REFUSAL;
import static org.jooq.impl.DSL.excluded;

import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import java.util.List;
import java.util.Locale;
import org.jooq.Record;

/// [Refusals] in SQL.
public final class SqlRefusals implements Refusals {
    private final Database database;

    public SqlRefusals(Database database) {
        this.database = database;
    }

    @Override
    public void add(List<Tally> tallies) {
        database.write(sql -> {
            for (Tally tally : tallies) {
                String about = tally.flaw().about();
                sql.insertInto(IDENTITY_REFUSAL)
                        .set(IDENTITY_REFUSAL.ACCOUNT_ID, tally.account().value())
                        .set(IDENTITY_REFUSAL.HOUR, tally.hour())
                        .set(IDENTITY_REFUSAL.KIND, tally.flaw().kind().name().toLowerCase(Locale.ROOT))
                        .set(IDENTITY_REFUSAL.ABOUT, about == null ? "" : about)
                        .set(IDENTITY_REFUSAL.TOKENS, tally.tokens())
                        .onConflict(
                                IDENTITY_REFUSAL.ACCOUNT_ID,
                                IDENTITY_REFUSAL.HOUR,
                                IDENTITY_REFUSAL.KIND,
                                IDENTITY_REFUSAL.ABOUT)
                        .doUpdate()
                        .set(IDENTITY_REFUSAL.TOKENS, IDENTITY_REFUSAL.TOKENS.plus(excluded(IDENTITY_REFUSAL.TOKENS)))
                        .execute();
            }
            return null;
        });
    }

    @Override
    public List<Tally> since(AccountId account, long hour) {
        return database.read(sql -> sql.selectFrom(IDENTITY_REFUSAL)
                .where(IDENTITY_REFUSAL.ACCOUNT_ID.eq(account.value()), IDENTITY_REFUSAL.HOUR.ge(hour))
                .orderBy(
                        IDENTITY_REFUSAL.HOUR.desc(),
                        IDENTITY_REFUSAL.TOKENS.desc(),
                        IDENTITY_REFUSAL.KIND,
                        IDENTITY_REFUSAL.ABOUT)
                .fetch(row -> tally(account, row)));
    }

    private static Tally tally(AccountId account, Record row) {
        String about = row.get(IDENTITY_REFUSAL.ABOUT);
        Flaw flaw = new Flaw(
                Flaw.Kind.valueOf(row.get(IDENTITY_REFUSAL.KIND).toUpperCase(Locale.ROOT)),
                about.isEmpty() ? null : about);
        return new Tally(account, row.get(IDENTITY_REFUSAL.HOUR), flaw, row.get(IDENTITY_REFUSAL.TOKENS));
    }

    @Override
    public void forget(long before) {
        database.write(sql -> sql.deleteFrom(IDENTITY_REFUSAL)
                .where(IDENTITY_REFUSAL.HOUR.lt(before))
                .execute());
    }
}
