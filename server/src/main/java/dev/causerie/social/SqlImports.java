package dev.causerie.social;

import static dev.causerie.sql.schema.Tables.SOCIAL_IMPORT;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.sql.Database;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;

/// [Imports] in SQL.
public final class SqlImports implements Imports {
    private static final String SENT = "sent";
    private static final String BACK = "back";
    private static final String READY = "ready";

    private final Database database;

    public SqlImports(Database database) {
        this.database = database;
    }

    @Override
    public void add(Place place, Import begun, long now) {
        database.write(sql -> sql.insertInto(SOCIAL_IMPORT)
                .set(SOCIAL_IMPORT.STATE_HASH, place.state())
                .set(SOCIAL_IMPORT.BROWSER_HASH, place.browser())
                .set(SOCIAL_IMPORT.ACCOUNT_ID, begun.account().value())
                .set(SOCIAL_IMPORT.WIDGET_ID, begun.widget().value())
                .set(SOCIAL_IMPORT.VISITOR_ID, begun.visitor().value())
                .set(SOCIAL_IMPORT.PROVIDER_ID, begun.provider().value())
                .set(SOCIAL_IMPORT.SITE, begun.site())
                .set(SOCIAL_IMPORT.LANGUAGE, begun.language())
                .set(SOCIAL_IMPORT.NONCE, begun.nonce())
                .set(SOCIAL_IMPORT.VERIFIER, begun.verifier())
                .set(SOCIAL_IMPORT.REDIRECT, begun.redirect())
                .set(SOCIAL_IMPORT.STEP, SENT)
                .set(SOCIAL_IMPORT.VERIFIED, 0)
                .set(SOCIAL_IMPORT.CREATED, now)
                .set(SOCIAL_IMPORT.EXPIRES, begun.expires())
                .execute());
    }

    @Override
    public Optional<Import> comeBack(Place place, long now) {
        int first = database.write(sql -> sql.update(SOCIAL_IMPORT)
                .set(SOCIAL_IMPORT.STEP, BACK)
                .where(at(place), SOCIAL_IMPORT.STEP.eq(SENT), SOCIAL_IMPORT.EXPIRES.gt(now))
                .execute());
        return first == 1 ? find(at(place)).map(Waiting::waiting) : Optional.empty();
    }

    @Override
    public void keep(Place place, Profile profile) {
        database.write(sql -> sql.update(SOCIAL_IMPORT)
                .set(SOCIAL_IMPORT.STEP, READY)
                .set(SOCIAL_IMPORT.NAME, profile.name())
                .set(SOCIAL_IMPORT.EMAIL, profile.email())
                .set(SOCIAL_IMPORT.VERIFIED, profile.verified() ? 1 : 0)
                .where(at(place), SOCIAL_IMPORT.STEP.eq(BACK))
                .execute());
    }

    @Override
    public Optional<Waiting> waiting(String browser, long now) {
        return find(SOCIAL_IMPORT
                .BROWSER_HASH
                .eq(browser)
                .and(SOCIAL_IMPORT.STEP.eq(READY))
                .and(SOCIAL_IMPORT.EXPIRES.gt(now)));
    }

    @Override
    public boolean finish(Place place, long now) {
        return database.write(sql -> sql.deleteFrom(SOCIAL_IMPORT)
                        .where(at(place), SOCIAL_IMPORT.STEP.eq(READY), SOCIAL_IMPORT.EXPIRES.gt(now))
                        .execute())
                == 1;
    }

    @Override
    public void removeExpired(long now) {
        database.write(sql -> sql.deleteFrom(SOCIAL_IMPORT)
                .where(SOCIAL_IMPORT.EXPIRES.le(now))
                .execute());
    }

    private static Condition at(Place place) {
        return SOCIAL_IMPORT.STATE_HASH.eq(place.state()).and(SOCIAL_IMPORT.BROWSER_HASH.eq(place.browser()));
    }

    private Optional<Waiting> find(Condition which) {
        return database.read(sql -> sql.selectFrom(SOCIAL_IMPORT).where(which).fetchOptional(SqlImports::waiting));
    }

    private static Waiting waiting(Record row) {
        Place place = new Place(row.get(SOCIAL_IMPORT.STATE_HASH), row.get(SOCIAL_IMPORT.BROWSER_HASH));
        Profile profile = new Profile(
                row.get(SOCIAL_IMPORT.NAME), row.get(SOCIAL_IMPORT.EMAIL), row.get(SOCIAL_IMPORT.VERIFIED) == 1);
        return new Waiting(
                place,
                new Import(
                        new AccountId(row.get(SOCIAL_IMPORT.ACCOUNT_ID)),
                        new WidgetId(row.get(SOCIAL_IMPORT.WIDGET_ID)),
                        new VisitorId(row.get(SOCIAL_IMPORT.VISITOR_ID)),
                        new Provider.Id(row.get(SOCIAL_IMPORT.PROVIDER_ID)),
                        row.get(SOCIAL_IMPORT.SITE),
                        row.get(SOCIAL_IMPORT.LANGUAGE),
                        row.get(SOCIAL_IMPORT.NONCE),
                        row.get(SOCIAL_IMPORT.VERIFIER),
                        row.get(SOCIAL_IMPORT.REDIRECT),
                        profile.isEmpty() ? null : profile,
                        row.get(SOCIAL_IMPORT.EXPIRES)));
    }
}
