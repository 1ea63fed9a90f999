package dev.causerie.sql;

import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/// A row that is set as a whole and counts how often: who has not seen the last version does not write over it.
///
/// @param version where it counts; there is no row before the first time, and that is version 0
/// @param base the version it was made from
/// @param key which row it is
/// @param values all the others
public record Versioned<R extends Record>(
        TableField<R, Integer> version, int base, Map<Field<?>, Object> key, Map<Field<?>, Object> values) {
    /// Only within [Database#write].
    ///
    /// @return false when somebody was faster; nothing is changed then
    public boolean save(DSLContext sql) {
        int rows = base == 0
                ? sql.insertInto(version.getTable())
                        .set(key)
                        .set(version, 1)
                        .set(values)
                        .onConflictDoNothing()
                        .execute()
                : sql.update(version.getTable())
                        .set(version, base + 1)
                        .set(values)
                        .where(DSL.condition(key))
                        .and(version.eq(base))
                        .execute();
        return rows == 1;
    }
}
