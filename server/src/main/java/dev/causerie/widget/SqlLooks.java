package dev.causerie.widget;

import static dev.causerie.sql.schema.Tables.WIDGET;
import static dev.causerie.sql.schema.Tables.WIDGET_DRAFT;
import static dev.causerie.sql.schema.Tables.WIDGET_LOOK;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.look.Look;
import dev.causerie.look.LookText;
import dev.causerie.sql.Database;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/// [Looks] in SQL.
public final class SqlLooks implements Looks {
    private static final int LISTED = 100;

    private final Database database;
    private final SqlWidgets widgets;

    public SqlLooks(Database database, SqlWidgets widgets) {
        this.database = database;
        this.widgets = widgets;
    }

    @Override
    public boolean publish(Widget widget, Look look, AgentId author, long now) {
        int version = widget.version() + 1;
        Widget next = new Widget(widget.id(), widget.account(), widget.key(), widget.name(), version, look);
        boolean done = database.write(sql -> {
            int moved = sql.update(WIDGET)
                    .set(WIDGET.VERSION, version)
                    .where(WIDGET.ID.eq(widget.id().value()))
                    .and(WIDGET.VERSION.eq(widget.version()))
                    .execute();
            if (moved == 1) {
                insert(sql, next, author, now);
                sql.deleteFrom(WIDGET_DRAFT).where(of(widget.id(), author)).execute();
            }
            return moved == 1;
        });
        widgets.forget(widget.key());
        return done;
    }

    /// Adds the widget's look under its version, within somebody's transaction.
    static int insert(DSLContext sql, Widget widget, AgentId author, long now) {
        return sql.insertInto(WIDGET_LOOK)
                .set(WIDGET_LOOK.WIDGET_ID, widget.id().value())
                .set(WIDGET_LOOK.VERSION, widget.version())
                .set(WIDGET_LOOK.ACCOUNT_ID, widget.account().value())
                .set(WIDGET_LOOK.AUTHOR_ID, author == null ? null : author.value())
                .set(WIDGET_LOOK.PUBLISHED, now)
                .set(WIDGET_LOOK.BODY, LookText.write(widget.look()))
                .execute();
    }

    @Override
    public List<Version> of(WidgetId widget) {
        return database.read(sql -> sql.select(WIDGET_LOOK.VERSION, WIDGET_LOOK.AUTHOR_ID, WIDGET_LOOK.PUBLISHED)
                .from(WIDGET_LOOK)
                .where(WIDGET_LOOK.WIDGET_ID.eq(widget.value()))
                .orderBy(WIDGET_LOOK.VERSION.desc())
                .limit(LISTED)
                .fetch(row -> new Version(
                        row.value1(), row.value2() == null ? null : new AgentId(row.value2()), row.value3())));
    }

    @Override
    public Optional<Look> find(WidgetId widget, int version) {
        return database.read(sql -> sql.select(WIDGET_LOOK.BODY)
                .from(WIDGET_LOOK)
                .where(WIDGET_LOOK.WIDGET_ID.eq(widget.value()))
                .and(WIDGET_LOOK.VERSION.eq(version))
                .fetchOptional(row -> LookText.read(row.value1())));
    }

    @Override
    public void keep(Widget widget, AgentId agent, Draft draft) {
        String body = LookText.write(draft.look());
        database.write(sql -> sql.insertInto(WIDGET_DRAFT)
                .set(WIDGET_DRAFT.WIDGET_ID, widget.id().value())
                .set(WIDGET_DRAFT.AGENT_ID, agent.value())
                .set(WIDGET_DRAFT.ACCOUNT_ID, widget.account().value())
                .set(WIDGET_DRAFT.BASE, draft.base())
                .set(WIDGET_DRAFT.SAVED, draft.saved())
                .set(WIDGET_DRAFT.BODY, body)
                .onConflict(WIDGET_DRAFT.WIDGET_ID, WIDGET_DRAFT.AGENT_ID)
                .doUpdate()
                .set(WIDGET_DRAFT.BASE, draft.base())
                .set(WIDGET_DRAFT.SAVED, draft.saved())
                .set(WIDGET_DRAFT.BODY, body)
                .execute());
    }

    @Override
    public void forget(Widget widget, AgentId agent) {
        database.write(sql ->
                sql.deleteFrom(WIDGET_DRAFT).where(of(widget.id(), agent)).execute());
    }

    @Override
    public Optional<Draft> draft(WidgetId widget, AgentId agent) {
        return database.read(sql -> sql.select(WIDGET_DRAFT.BASE, WIDGET_DRAFT.BODY, WIDGET_DRAFT.SAVED)
                .from(WIDGET_DRAFT)
                .where(of(widget, agent))
                .fetchOptional(row -> new Draft(row.value1(), LookText.read(row.value2()), row.value3())));
    }

    @Override
    public boolean drafted(AccountId account, String picture) {
        return database.read(sql -> sql.fetchExists(
                WIDGET_DRAFT, WIDGET_DRAFT.ACCOUNT_ID.eq(account.value()).and(WIDGET_DRAFT.BODY.contains(picture))));
    }

    private static Condition of(WidgetId widget, AgentId agent) {
        return WIDGET_DRAFT.WIDGET_ID.eq(widget.value()).and(WIDGET_DRAFT.AGENT_ID.eq(agent.value()));
    }
}
