package dev.causerie.site;

import static dev.causerie.sql.schema.Tables.SIGHTING;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.sql.Database;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;

/// [Sightings] in SQL.
public final class SqlSightings implements Sightings {
    private final Database database;

    public SqlSightings(Database database) {
        this.database = database;
    }

    @Override
    public void add(List<Glimpse> glimpses) {
        database.write(sql -> {
            var insert = sql.insertInto(
                    SIGHTING,
                    SIGHTING.WIDGET_ID,
                    SIGHTING.ORIGIN,
                    SIGHTING.OLD_KEY,
                    SIGHTING.ACCOUNT_ID,
                    SIGHTING.FIRST_SEEN,
                    SIGHTING.LAST_SEEN,
                    SIGHTING.CONNECTED,
                    SIGHTING.LOADS);
            for (Glimpse glimpse : glimpses) {
                Sighting seen = glimpse.seen();
                insert = insert.values(
                        glimpse.widget().value(),
                        seen.site().toString(),
                        seen.oldKey() ? 1 : 0,
                        glimpse.account().value(),
                        seen.first(),
                        seen.last(),
                        seen.connected(),
                        seen.loads());
            }
            insert.onConflict(SIGHTING.WIDGET_ID, SIGHTING.ORIGIN, SIGHTING.OLD_KEY)
                    .doUpdate()
                    .set(SIGHTING.FIRST_SEEN, least(SIGHTING.FIRST_SEEN, excluded(SIGHTING.FIRST_SEEN)))
                    .set(SIGHTING.LAST_SEEN, greatest(SIGHTING.LAST_SEEN, excluded(SIGHTING.LAST_SEEN)))
                    .set(SIGHTING.CONNECTED, greatest(SIGHTING.CONNECTED, excluded(SIGHTING.CONNECTED)))
                    .set(SIGHTING.LOADS, SIGHTING.LOADS.plus(excluded(SIGHTING.LOADS)))
                    .execute();
            glimpses.stream().map(Glimpse::widget).distinct().forEach(widget -> trim(sql, widget));
            return null;
        });
    }

    private static void trim(DSLContext sql, WidgetId widget) {
        Result<Record2<String, Integer>> beyond = sql.select(SIGHTING.ORIGIN, SIGHTING.OLD_KEY)
                .from(SIGHTING)
                .where(SIGHTING.WIDGET_ID.eq(widget.value()))
                .orderBy(SIGHTING.LAST_SEEN.desc(), SIGHTING.ORIGIN, SIGHTING.OLD_KEY)
                .offset(MOST)
                .fetch();
        beyond.forEach(row -> sql.deleteFrom(SIGHTING)
                .where(SIGHTING.WIDGET_ID.eq(widget.value()))
                .and(SIGHTING.ORIGIN.eq(row.value1()))
                .and(SIGHTING.OLD_KEY.eq(row.value2()))
                .execute());
    }

    @Override
    public List<Sighting> of(AccountId account, WidgetId widget) {
        return database
                .read(sql -> sql.selectFrom(SIGHTING)
                        .where(SIGHTING.WIDGET_ID.eq(widget.value()))
                        .and(SIGHTING.ACCOUNT_ID.eq(account.value()))
                        .orderBy(SIGHTING.LAST_SEEN.desc(), SIGHTING.ORIGIN, SIGHTING.OLD_KEY)
                        .limit(MOST)
                        .fetch(SqlSightings::sighting))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Sighting> sighting(Record row) {
        return Site.of(row.get(SIGHTING.ORIGIN))
                .map(site -> new Sighting(
                        site,
                        row.get(SIGHTING.OLD_KEY) == 1,
                        row.get(SIGHTING.FIRST_SEEN),
                        row.get(SIGHTING.LAST_SEEN),
                        row.get(SIGHTING.CONNECTED),
                        row.get(SIGHTING.LOADS)));
    }
}
