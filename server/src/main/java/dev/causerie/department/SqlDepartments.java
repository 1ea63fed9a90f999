package dev.causerie.department;

import static dev.causerie.sql.schema.Tables.AGENT;
import static dev.causerie.sql.schema.Tables.DEPARTMENT;
import static dev.causerie.sql.schema.Tables.DEPARTMENT_MEMBER;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.sql.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;

/// [Departments] in SQL.
public final class SqlDepartments implements Departments {
    private final Database database;

    public SqlDepartments(Database database) {
        this.database = database;
    }

    @Override
    public List<Department> of(AccountId account) {
        return all(DEPARTMENT.ACCOUNT_ID.eq(account.value()));
    }

    @Override
    public Optional<Department> find(AccountId account, DepartmentId id) {
        return all(is(account, id)).stream().findFirst();
    }

    /// One row a member, and one for a department without any.
    private List<Department> all(Condition which) {
        Map<Long, List<Record>> rows = new LinkedHashMap<>();
        database.read(sql -> sql.select(DEPARTMENT.fields())
                        .select(AGENT.ID)
                        .from(DEPARTMENT)
                        .leftJoin(DEPARTMENT_MEMBER)
                        .on(DEPARTMENT_MEMBER.DEPARTMENT_ID.eq(DEPARTMENT.ID))
                        .leftJoin(AGENT)
                        .on(AGENT.ID.eq(DEPARTMENT_MEMBER.AGENT_ID).and(AGENT.ENABLED.eq(1)))
                        .where(which)
                        .orderBy(DEPARTMENT.ID, AGENT.NAME, AGENT.ID)
                        .fetch())
                .forEach(row -> rows.computeIfAbsent(row.get(DEPARTMENT.ID), id -> new ArrayList<>())
                        .add(row));
        return rows.values().stream()
                .map(SqlDepartments::department)
                .sorted(Comparator.comparing(department -> department.charter().key()))
                .toList();
    }

    private static Department department(List<Record> rows) {
        Record row = rows.getFirst();
        List<AgentId> members = rows.stream()
                .map(one -> one.get(AGENT.ID))
                .filter(id -> id != null)
                .map(AgentId::new)
                .toList();
        return new Department(
                new DepartmentId(row.get(DEPARTMENT.ID)),
                new AccountId(row.get(DEPARTMENT.ACCOUNT_ID)),
                row.get(DEPARTMENT.VERSION),
                new Charter(
                        row.get(DEPARTMENT.NAME),
                        row.get(DEPARTMENT.DESCRIPTION),
                        row.get(DEPARTMENT.ENABLED) == 1,
                        members));
    }

    @Override
    public Saved add(Department department, long now) {
        return database.writeAlone(sql -> {
            if (sql.fetchCount(
                            DEPARTMENT,
                            DEPARTMENT.ACCOUNT_ID.eq(department.account().value()))
                    >= MOST) {
                return Saved.TOO_MANY;
            }
            if (taken(sql, department, department.charter())) {
                return Saved.TAKEN;
            }
            Charter charter = department.charter();
            sql.insertInto(DEPARTMENT)
                    .set(DEPARTMENT.ID, department.id().value())
                    .set(DEPARTMENT.ACCOUNT_ID, department.account().value())
                    .set(DEPARTMENT.VERSION, department.version())
                    .set(DEPARTMENT.NAME, charter.name())
                    .set(DEPARTMENT.NAME_KEY, charter.key())
                    .set(DEPARTMENT.DESCRIPTION, charter.description())
                    .set(DEPARTMENT.ENABLED, charter.enabled() ? 1 : 0)
                    .set(DEPARTMENT.CREATED, now)
                    .execute();
            join(sql, department, charter);
            return Saved.DONE;
        });
    }

    @Override
    public Saved change(Department department, Charter charter) {
        return database.writeAlone(sql -> {
            if (taken(sql, department, charter)) {
                return Saved.TAKEN;
            }
            int changed = sql.update(DEPARTMENT)
                    .set(DEPARTMENT.VERSION, department.version() + 1)
                    .set(DEPARTMENT.NAME, charter.name())
                    .set(DEPARTMENT.NAME_KEY, charter.key())
                    .set(DEPARTMENT.DESCRIPTION, charter.description())
                    .set(DEPARTMENT.ENABLED, charter.enabled() ? 1 : 0)
                    .where(is(department.account(), department.id()))
                    .and(DEPARTMENT.VERSION.eq(department.version()))
                    .execute();
            if (changed == 0) {
                return Saved.OUTDATED;
            }
            part(sql, department);
            join(sql, department, charter);
            return Saved.DONE;
        });
    }

    @Override
    public void remove(Department department) {
        database.write(sql -> {
            part(sql, department);
            return sql.deleteFrom(DEPARTMENT)
                    .where(is(department.account(), department.id()))
                    .execute();
        });
    }

    private static boolean taken(DSLContext sql, Department department, Charter charter) {
        return sql.fetchExists(
                DEPARTMENT,
                DEPARTMENT
                        .ACCOUNT_ID
                        .eq(department.account().value())
                        .and(DEPARTMENT.NAME_KEY.eq(charter.key()))
                        .and(DEPARTMENT.ID.ne(department.id().value())));
    }

    private static void part(DSLContext sql, Department department) {
        sql.deleteFrom(DEPARTMENT_MEMBER)
                .where(DEPARTMENT_MEMBER.DEPARTMENT_ID.eq(department.id().value()))
                .execute();
    }

    private static void join(DSLContext sql, Department department, Charter charter) {
        for (AgentId member : charter.members()) {
            sql.insertInto(DEPARTMENT_MEMBER)
                    .set(DEPARTMENT_MEMBER.DEPARTMENT_ID, department.id().value())
                    .set(DEPARTMENT_MEMBER.AGENT_ID, member.value())
                    .set(DEPARTMENT_MEMBER.ACCOUNT_ID, department.account().value())
                    .execute();
        }
    }

    private static Condition is(AccountId account, DepartmentId id) {
        return DEPARTMENT.ID.eq(id.value()).and(DEPARTMENT.ACCOUNT_ID.eq(account.value()));
    }
}
