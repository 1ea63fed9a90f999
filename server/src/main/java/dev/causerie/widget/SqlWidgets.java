package dev.causerie.widget;

import static dev.causerie.sql.schema.Tables.REVOKED_KEY;
import static dev.causerie.sql.schema.Tables.WIDGET;
import static dev.causerie.sql.schema.Tables.WIDGET_LOOK;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.LookText;
import dev.causerie.sql.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;

/// [Widgets] in SQL, with what was asked for lately in memory: also that a key is nobody's, so that guessing costs the
/// database little.
public final class SqlWidgets implements Widgets {
    private static final int REMEMBERED = 10_000;
    private static final Duration TRUE_FOR = Duration.ofSeconds(10);
    private static final Duration TRUE_ENOUGH = Duration.ofMillis(100);

    private final Database database;
    private final Cache<String, Optional<Widget>> cache = cache();
    private final Cache<String, Optional<Revoked>> revoked = cache();

    public SqlWidgets(Database database) {
        this.database = database;
    }

    private static <T> Cache<String, T> cache() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(TRUE_FOR)
                .executor(Runnable::run)
                .build();
    }

    @Override
    public void add(Widget widget, long now) {
        database.write(sql -> insert(sql, widget, now));
        forget(widget.key());
    }

    static int insert(DSLContext sql, Widget widget, long now) {
        sql.insertInto(WIDGET)
                .set(WIDGET.ID, widget.id().value())
                .set(WIDGET.ACCOUNT_ID, widget.account().value())
                .set(WIDGET.KEY, widget.key())
                .set(WIDGET.NAME, widget.name())
                .set(WIDGET.VERSION, widget.version())
                .set(WIDGET.CREATED, now)
                .execute();
        return SqlLooks.insert(sql, widget, null, now);
    }

    @Override
    public Optional<Widget> find(String key) {
        return Widget.isKey(key) ? cache.get(key, this::load) : Optional.empty();
    }

    @Override
    @SuppressWarnings("OptionalAssignedToNull") // the cache says null for "not asked yet"
    public Optional<Widget> cached(String key) {
        Optional<Widget> known = key == null ? null : cache.getIfPresent(key);
        return known == null ? Optional.empty() : known;
    }

    @Override
    public Optional<Widget> findAgain(String key) {
        if (Widget.isKey(key)) {
            cache.policy()
                    .expireAfterWrite()
                    .flatMap(kept -> kept.ageOf(key))
                    .filter(age -> age.compareTo(TRUE_ENOUGH) > 0)
                    .ifPresent(_ -> forget(key));
        }
        return find(key);
    }

    /// A key means something else than it did.
    void forget(String key) {
        cache.invalidate(key);
        revoked.invalidate(key);
    }

    private Optional<Widget> load(String key) {
        return database.read(sql -> all(sql).where(WIDGET.KEY.eq(key)).fetchOptional(SqlWidgets::widget));
    }

    @Override
    public Optional<Widget> find(AccountId account, WidgetId id) {
        return database.read(sql -> all(sql).where(WIDGET.ID.eq(id.value()))
                .and(WIDGET.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(SqlWidgets::widget));
    }

    @Override
    public List<Widget> of(AccountId account) {
        return database.read(sql -> all(sql).where(WIDGET.ACCOUNT_ID.eq(account.value()))
                .orderBy(WIDGET.ID)
                .fetch(SqlWidgets::widget));
    }

    @Override
    public int count(AccountId account) {
        return database.read(sql -> sql.fetchCount(WIDGET, WIDGET.ACCOUNT_ID.eq(account.value())));
    }

    @Override
    public void rename(Widget widget, String name) {
        database.write(sql -> sql.update(WIDGET)
                .set(WIDGET.NAME, name)
                .where(WIDGET.ID.eq(widget.id().value()))
                .execute());
        forget(widget.key());
    }

    @Override
    public void replaceKey(Widget widget, String key, long now) {
        database.write(sql -> {
            sql.insertInto(REVOKED_KEY)
                    .set(REVOKED_KEY.KEY, widget.key())
                    .set(REVOKED_KEY.ACCOUNT_ID, widget.account().value())
                    .set(REVOKED_KEY.WIDGET_ID, widget.id().value())
                    .set(REVOKED_KEY.REVOKED, now)
                    .onConflictDoNothing()
                    .execute();
            return sql.update(WIDGET)
                    .set(WIDGET.KEY, key)
                    .where(WIDGET.ID.eq(widget.id().value()))
                    .and(WIDGET.KEY.eq(widget.key()))
                    .execute();
        });
        forget(widget.key());
        forget(key);
    }

    @Override
    public Optional<Revoked> revoked(String key) {
        return Widget.isKey(key) ? revoked.get(key, this::loadRevoked) : Optional.empty();
    }

    private Optional<Revoked> loadRevoked(String key) {
        return database.read(sql -> sql.select(REVOKED_KEY.WIDGET_ID, REVOKED_KEY.ACCOUNT_ID)
                .from(REVOKED_KEY)
                .where(REVOKED_KEY.KEY.eq(key))
                .fetchOptional(row -> new Revoked(
                        new WidgetId(row.get(REVOKED_KEY.WIDGET_ID)), new AccountId(row.get(REVOKED_KEY.ACCOUNT_ID)))));
    }

    /// Each widget with the look that visitors see.
    private static SelectOnConditionStep<Record> all(DSLContext sql) {
        return sql.select(WIDGET.fields())
                .select(WIDGET_LOOK.BODY)
                .from(WIDGET)
                .join(WIDGET_LOOK)
                .on(WIDGET_LOOK.WIDGET_ID.eq(WIDGET.ID).and(WIDGET_LOOK.VERSION.eq(WIDGET.VERSION)));
    }

    private static Widget widget(Record row) {
        return new Widget(
                new WidgetId(row.get(WIDGET.ID)),
                new AccountId(row.get(WIDGET.ACCOUNT_ID)),
                row.get(WIDGET.KEY),
                row.get(WIDGET.NAME),
                row.get(WIDGET.VERSION),
                LookText.read(row.get(WIDGET_LOOK.BODY)));
    }
}
