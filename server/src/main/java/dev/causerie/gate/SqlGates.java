package dev.causerie.gate;

import static dev.causerie.sql.schema.Tables.GATE_RULES;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.sql.Changes;
import dev.causerie.sql.Database;
import dev.causerie.widget.Widget;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;

/// [Gates] in SQL.
public final class SqlGates implements Gates {
    private final Database database;

    public SqlGates(Database database) {
        this.database = database;
    }

    @Override
    public Saved find(Widget widget) {
        return database.read(sql -> sql.selectFrom(GATE_RULES)
                .where(GATE_RULES.WIDGET_ID.eq(widget.id().value()))
                .and(GATE_RULES.ACCOUNT_ID.eq(widget.account().value()))
                .fetchOptional(row -> new Saved(row.get(GATE_RULES.VERSION), rules(row)))
                .orElse(new Saved(0, GateRules.OPEN)));
    }

    @Override
    public Map<WidgetId, GateRules> of(AccountId account) {
        return database.read(sql ->
                sql.selectFrom(GATE_RULES).where(GATE_RULES.ACCOUNT_ID.eq(account.value())).fetch().stream()
                        .collect(
                                Collectors.toMap(row -> new WidgetId(row.get(GATE_RULES.WIDGET_ID)), SqlGates::rules)));
    }

    private static GateRules rules(Record row) {
        return new GateRules(
                row.get(GATE_RULES.COUNTRIES_ON) == 1,
                lines(row.get(GATE_RULES.COUNTRIES)),
                row.get(GATE_RULES.DOMAINS_ON) == 1,
                lines(row.get(GATE_RULES.DOMAINS)));
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    @Override
    public boolean save(Widget widget, int base, GateRules rules) {
        return database.write(sql -> {
            boolean done = base == 0 ? insert(sql, widget, rules) : update(sql, widget, base, rules);
            if (done) {
                Changes.raise(sql, widget.account(), SUBJECT);
            }
            return done;
        });
    }

    private static boolean insert(DSLContext sql, Widget widget, GateRules rules) {
        return sql.insertInto(GATE_RULES)
                        .set(GATE_RULES.WIDGET_ID, widget.id().value())
                        .set(GATE_RULES.ACCOUNT_ID, widget.account().value())
                        .set(GATE_RULES.VERSION, 1)
                        .set(GATE_RULES.COUNTRIES_ON, rules.countriesOn() ? 1 : 0)
                        .set(GATE_RULES.COUNTRIES, String.join("\n", rules.countries()))
                        .set(GATE_RULES.DOMAINS_ON, rules.domainsOn() ? 1 : 0)
                        .set(GATE_RULES.DOMAINS, String.join("\n", rules.domains()))
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    private static boolean update(DSLContext sql, Widget widget, int base, GateRules rules) {
        return sql.update(GATE_RULES)
                        .set(GATE_RULES.VERSION, base + 1)
                        .set(GATE_RULES.COUNTRIES_ON, rules.countriesOn() ? 1 : 0)
                        .set(GATE_RULES.COUNTRIES, String.join("\n", rules.countries()))
                        .set(GATE_RULES.DOMAINS_ON, rules.domainsOn() ? 1 : 0)
                        .set(GATE_RULES.DOMAINS, String.join("\n", rules.domains()))
                        .where(GATE_RULES.WIDGET_ID.eq(widget.id().value()))
                        .and(GATE_RULES.ACCOUNT_ID.eq(widget.account().value()))
                        .and(GATE_RULES.VERSION.eq(base))
                        .execute()
                == 1;
    }
}
