package dev.causerie.gate;

import static dev.causerie.sql.schema.Tables.GATE_RULES;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.sql.Changes;
import dev.causerie.sql.Database;
import dev.causerie.sql.Versioned;
import dev.causerie.widget.Widget;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Field;
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
        Map<Field<?>, Object> key = Map.of(
                GATE_RULES.WIDGET_ID, widget.id().value(),
                GATE_RULES.ACCOUNT_ID, widget.account().value());
        Map<Field<?>, Object> values = Map.of(
                GATE_RULES.COUNTRIES_ON,
                rules.countriesOn() ? 1 : 0,
                GATE_RULES.COUNTRIES,
                String.join("\n", rules.countries()),
                GATE_RULES.DOMAINS_ON,
                rules.domainsOn() ? 1 : 0,
                GATE_RULES.DOMAINS,
                String.join("\n", rules.domains()));
        var row = new Versioned<>(GATE_RULES.VERSION, base, key, values);
        return database.write(sql -> Changes.save(sql, widget.account(), SUBJECT, row));
    }
}
