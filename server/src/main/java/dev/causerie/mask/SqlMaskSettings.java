package dev.causerie.mask;

import static dev.causerie.sql.schema.Tables.MASKING;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.causerie.kernel.AccountId;
import dev.causerie.sql.Changes;
import dev.causerie.sql.Database;
import dev.causerie.sql.Versioned;
import java.util.List;
import java.util.Map;
import org.jooq.Field;

/// [MaskSettings] in SQL.
public final class SqlMaskSettings implements MaskSettings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;

    public SqlMaskSettings(Database database) {
        this.database = database;
    }

    @Override
    public Saved find(AccountId account) {
        return database.read(sql -> sql.selectFrom(MASKING)
                .where(MASKING.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> new Saved(
                        row.get(MASKING.VERSION),
                        new MaskRules(
                                row.get(MASKING.CARDS) == 1,
                                row.get(MASKING.AGENTS) == 1,
                                read(row.get(MASKING.PATTERNS)))))
                .orElse(new Saved(0, MaskRules.NONE)));
    }

    @Override
    public boolean save(AccountId account, int base, MaskRules rules) {
        Map<Field<?>, Object> values = Map.of(
                MASKING.CARDS, rules.cards() ? 1 : 0,
                MASKING.AGENTS, rules.agents() ? 1 : 0,
                MASKING.PATTERNS, write(rules.patterns()));
        var row = new Versioned<>(MASKING.VERSION, base, Map.of(MASKING.ACCOUNT_ID, account.value()), values);
        return database.write(sql -> Changes.save(sql, account, SUBJECT, row));
    }

    private static String write(List<MaskRules.Own> patterns) {
        try {
            return JSON.writeValueAsString(patterns);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Patterns are always JSON", e);
        }
    }

    private static List<MaskRules.Own> read(String patterns) {
        try {
            return List.of(JSON.readValue(patterns, MaskRules.Own[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored patterns cannot be read", e);
        }
    }
}
