package dev.causerie.widget;

import static dev.causerie.sql.schema.Tables.WIDGET;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Database;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;

/// [Widgets] in SQL, with what was asked for lately in memory: also that a key is nobody's, so that guessing costs the
/// database little.
public final class SqlWidgets implements Widgets {
    private static final int REMEMBERED = 10_000;
    private static final Duration TRUE_FOR = Duration.ofSeconds(10);

    private final Database database;
    private final Cache<String, Optional<Widget>> cache = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(TRUE_FOR)
            .executor(Runnable::run)
            .build();

    public SqlWidgets(Database database) {
        this.database = database;
    }

    @Override
    public void add(Widget widget, long now) {
        database.write(sql -> insert(sql, widget, now));
        cache.invalidate(widget.key());
    }

    static int insert(DSLContext sql, Widget widget, long now) {
        return sql.insertInto(WIDGET)
                .set(WIDGET.KEY, widget.key())
                .set(WIDGET.ACCOUNT_ID, widget.account().value())
                .set(WIDGET.NAME, widget.name())
                .set(WIDGET.TITLE, widget.title())
                .set(WIDGET.COLOR, widget.color())
                .set(WIDGET.TEXT_COLOR, widget.textColor())
                .set(WIDGET.CREATED, now)
                .execute();
    }

    @Override
    public Optional<Widget> find(String key) {
        return Widget.isKey(key) ? cache.get(key, this::load) : Optional.empty();
    }

    @Override
    @SuppressWarnings("OptionalAssignedToNull") // the cache says null for "not asked yet"
    public Optional<Widget> cached(String key) {
        Optional<Widget> known = Widget.isKey(key) ? cache.getIfPresent(key) : null;
        return known == null ? Optional.empty() : known;
    }

    private Optional<Widget> load(String key) {
        return database.read(
                sql -> sql.selectFrom(WIDGET).where(WIDGET.KEY.eq(key)).fetchOptional(SqlWidgets::widget));
    }

    @Override
    public List<Widget> of(AccountId account) {
        return database.read(sql -> sql.selectFrom(WIDGET)
                .where(WIDGET.ACCOUNT_ID.eq(account.value()))
                .orderBy(WIDGET.CREATED, WIDGET.KEY)
                .fetch(SqlWidgets::widget));
    }

    private static Widget widget(Record row) {
        return new Widget(
                row.get(WIDGET.KEY),
                new AccountId(row.get(WIDGET.ACCOUNT_ID)),
                row.get(WIDGET.NAME),
                row.get(WIDGET.TITLE),
                row.get(WIDGET.COLOR),
                row.get(WIDGET.TEXT_COLOR));
    }
}
