package dev.causerie.report;

import static dev.causerie.sql.schema.Tables.AGENT;
import static dev.causerie.sql.schema.Tables.CHAT;
import static dev.causerie.sql.schema.Tables.DEPARTMENT;
import static dev.causerie.sql.schema.Tables.VISITOR;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.causerie.chat.Rating;
import dev.causerie.department.DepartmentId;
import dev.causerie.department.DepartmentName;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.ChatId;
import dev.causerie.sql.Database;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;

/// [Ratings] in SQL: columns of the chats' rows.
public final class SqlRatings implements Ratings {
    private static final Field<Long> QUARTER =
            CHAT.RATED.div(inline(QUARTER_MILLIS)).as("quarter");
    private static final Field<String> DEPARTMENT_NAME =
            coalesce(DEPARTMENT.NAME, CHAT.RATED_DEPARTMENT_NAME).as("department_called");
    private static final Field<Integer> CHATS = count().as("chats");
    private static final Field<Integer> COMMENTS = count(CHAT.RATING_COMMENT).as("comments");

    private final Database database;

    public SqlRatings(Database database) {
        this.database = database;
    }

    @Override
    public List<Count> counts(AccountId account, Days days) {
        return database.read(sql -> sql.select(
                        QUARTER,
                        CHAT.RATED_AGENT,
                        AGENT.NAME,
                        CHAT.RATED_DEPARTMENT_ID,
                        DEPARTMENT_NAME,
                        CHAT.RATING,
                        CHATS,
                        COMMENTS)
                .from(CHAT)
                .join(AGENT)
                .on(AGENT.ID.eq(CHAT.RATED_AGENT))
                .leftJoin(DEPARTMENT)
                .on(DEPARTMENT.ID.eq(CHAT.RATED_DEPARTMENT_ID))
                .where(in(account, days))
                .groupBy(QUARTER, CHAT.RATED_AGENT, AGENT.NAME, CHAT.RATED_DEPARTMENT_ID, DEPARTMENT_NAME, CHAT.RATING)
                .orderBy(QUARTER)
                .fetch(SqlRatings::countOf));
    }

    @Override
    public List<Given> given(AccountId account, Days days, long until, Given after, int limit) {
        Condition follows = after == null
                ? noCondition()
                : row(CHAT.RATED, CHAT.ID).gt(after.time(), after.chat().value());
        return database.read(sql -> sql.select()
                .from(CHAT)
                .join(VISITOR)
                .on(VISITOR.ID.eq(CHAT.VISITOR_ID))
                .join(AGENT)
                .on(AGENT.ID.eq(CHAT.RATED_AGENT))
                .leftJoin(DEPARTMENT)
                .on(DEPARTMENT.ID.eq(CHAT.RATED_DEPARTMENT_ID))
                .where(in(account, days), CHAT.RATED.lt(until), follows)
                .orderBy(CHAT.RATED, CHAT.ID)
                .limit(limit)
                .fetch(SqlRatings::givenOf));
    }

    /// Through the account: nobody counts another one's.
    private static Condition in(AccountId account, Days days) {
        return CHAT.ACCOUNT_ID
                .eq(account.value())
                .and(CHAT.RATED.ge(days.start()))
                .and(CHAT.RATED.lt(days.end()));
    }

    private static Count countOf(Record row) {
        Long department = row.get(CHAT.RATED_DEPARTMENT_ID);
        return new Count(
                row.get(QUARTER) * QUARTER_MILLIS,
                new Who(new AgentId(row.get(CHAT.RATED_AGENT)), row.get(AGENT.NAME)),
                department == null ? null : new DepartmentName(new DepartmentId(department), row.get(DEPARTMENT_NAME)),
                Tally.of(rating(row), row.get(CHATS), row.get(COMMENTS)));
    }

    private static Given givenOf(Record row) {
        Long ended = row.get(CHAT.ENDED);
        String department = row.get(DEPARTMENT.NAME);
        return new Given(
                new ChatId(row.get(CHAT.ID)),
                row.get(VISITOR.NAME),
                row.get(CHAT.STARTED),
                ended == null ? 0 : ended,
                row.get(CHAT.RATED),
                rating(row),
                row.get(CHAT.RATING_COMMENT),
                row.get(AGENT.NAME),
                department == null ? row.get(CHAT.RATED_DEPARTMENT_NAME) : department);
    }

    private static Rating rating(Record row) {
        return Rating.valueOf(row.get(CHAT.RATING).toUpperCase(Locale.ROOT));
    }
}
