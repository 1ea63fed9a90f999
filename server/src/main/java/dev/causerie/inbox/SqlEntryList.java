package dev.causerie.inbox;

import static dev.causerie.sql.schema.Tables.INBOX_ENTRY;
import static dev.causerie.sql.schema.Tables.INBOX_TAG;
import static dev.causerie.sql.schema.Tables.INBOX_WORD;

import dev.causerie.department.DepartmentId;
import dev.causerie.inbox.Entry.State;
import dev.causerie.kernel.AgentId;
import dev.causerie.sql.Database;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// Lists of entries. Each state's list stands in an index already, in its order: a page is the beginning of a few of
/// them, put together.
final class SqlEntryList {
    /// All but the words, which nobody reads.
    static final List<Field<?>> COLUMNS = Arrays.stream(INBOX_ENTRY.fields())
            .filter(field -> !field.equals(INBOX_ENTRY.WORDS) && !field.equals(INBOX_ENTRY.WORDS_DUE))
            .toList();

    /// What was left just now, and nobody has done anything with: it stands in one index only, in the order of its
    /// coming.
    static final Condition FRESH = INBOX_ENTRY.WORDS_DUE.eq(DSL.inline(2));
    /// What has its place in the lists, but not all of its words.
    static final Condition DUE = INBOX_ENTRY.WORDS_DUE.eq(DSL.inline(1));
    /// What has its place in the lists. Written out, so that the indexes of such are known to fit.
    private static final Condition SETTLED = INBOX_ENTRY.WORDS_DUE.lt(DSL.inline(2));

    private static final int FEW = 5_000;
    private static final int MOST_DUE = 2_000;
    private static final int MOST_COUNTED = 100;
    private static final String LAST_LETTER = new String(Character.toChars(Character.MAX_CODE_POINT));
    private static final Comparator<Entry> NEWEST_FIRST = Comparator.comparingLong(Entry::touched)
            .thenComparingLong(entry -> entry.id().value())
            .reversed();

    private static final Comparator<Entry> LATEST_FIRST =
            Comparator.comparingLong((Entry entry) -> entry.id().value()).reversed();

    private final Database database;
    private final SqlEntryRows rows;

    SqlEntryList(Database database, SqlEntryRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /// What exists for the agent. This is the permission check.
    static Condition within(Reach reach) {
        Condition account = INBOX_ENTRY.ACCOUNT_ID.eq(reach.actor().account().value());
        if (reach.all() || reach.closed().isEmpty()) {
            return account;
        }
        List<Long> closed =
                reach.closed().stream().map(DepartmentId::value).sorted().toList();
        return account.and(INBOX_ENTRY
                .DEPARTMENT_ID
                .isNull()
                .or(INBOX_ENTRY.DEPARTMENT_ID.notIn(closed))
                .or(INBOX_ENTRY.ASSIGNEE_ID.eq(reach.actor().id().value())));
    }

    List<Entry> list(Reach reach, Filter filter, int limit) {
        List<String> asked = Words.asked(filter.search());
        return database.read(sql -> {
            // First what is so new that it, or its words, have no place yet: what gets it meanwhile is found twice, not
            // missed.
            List<Entry> due = asked.isEmpty() ? fresh(sql, reach, filter, limit) : due(sql, reach, filter, asked);
            Condition wanted = within(reach).and(wanted(filter)).and(all(asked));
            List<Entry> found = few(sql, reach, filter.tag(), asked)
                    .map(few -> sql.select(COLUMNS)
                            .from(INBOX_ENTRY)
                            .where(INBOX_ENTRY.ID.in(few), wanted)
                            .and(INBOX_ENTRY.STATE.in(names(filter.states())))
                            .orderBy(INBOX_ENTRY.TOUCHED.desc(), INBOX_ENTRY.ID.desc())
                            .limit(limit)
                            .fetch(rows::entry))
                    .orElseGet(() -> pages(sql, wanted, filter.states(), limit));
            return newest(due, found, limit);
        });
    }

    private static List<String> names(Set<State> states) {
        return states.stream().map(SqlEntryRows::lower).toList();
    }

    private static List<Entry> newest(List<Entry> some, List<Entry> others, int limit) {
        return first(some, others, NEWEST_FIRST, limit);
    }

    private static List<Entry> first(List<Entry> some, List<Entry> others, Comparator<Entry> order, int limit) {
        return Stream.concat(some.stream(), others.stream())
                .collect(Collectors.toMap(Entry::id, Function.identity(), (one, same) -> same))
                .values()
                .stream()
                .sorted(order)
                .limit(limit)
                .toList();
    }

    /// What nobody has done anything with is new, nobody's, and without tags.
    private List<Entry> fresh(DSLContext sql, Reach reach, Filter filter, int limit) {
        boolean none = !filter.states().contains(State.NEW)
                || filter.tag() != null
                || filter.assignee() != null && filter.assignee().to() != null;
        return none ? List.of() : page(sql, FRESH.and(within(reach)).and(wanted(filter)), limit);
    }

    /// Of what came last, and was not looked through yet.
    private List<Entry> due(DSLContext sql, Reach reach, Filter filter, List<String> asked) {
        List<Entry> due = new ArrayList<>();
        Select<?> fresh = unwritten(sql, FRESH.and(within(reach)), INBOX_ENTRY.TOUCHED, INBOX_ENTRY.ID);
        Select<?> others = unwritten(sql, DUE.and(within(reach)), INBOX_ENTRY.ID);
        for (Select<?> some : List.of(fresh, others)) {
            for (Record row : some) {
                Entry entry = rows.entry(row);
                if (filter.takes(entry) && Words.hold(Words.all(entry.left(), row.get(INBOX_ENTRY.WORDS)), asked)) {
                    due.add(entry);
                }
            }
        }
        return due;
    }

    private static Select<?> unwritten(DSLContext sql, Condition which, Field<?>... order) {
        return sql.select(COLUMNS)
                .select(INBOX_ENTRY.WORDS)
                .from(INBOX_ENTRY)
                .where(which)
                .orderBy(Arrays.stream(order).map(Field::desc).toList())
                .limit(MOST_DUE);
    }

    /// The first page of each state. One that is full already says how far back the next has to look.
    private List<Entry> pages(DSLContext sql, Condition condition, Set<State> states, int limit) {
        List<Entry> page = List.of();
        for (State state : states) {
            Condition more = condition.and(SETTLED).and(INBOX_ENTRY.STATE.eq(SqlEntryRows.lower(state)));
            if (page.size() == limit) {
                more = more.and(INBOX_ENTRY.TOUCHED.ge(page.getLast().touched()));
            }
            page = newest(page, page(sql, more, limit), limit);
        }
        return page;
    }

    private List<Entry> page(DSLContext sql, Condition condition, int limit) {
        return sql.select(COLUMNS)
                .from(INBOX_ENTRY)
                .where(condition)
                .orderBy(INBOX_ENTRY.TOUCHED.desc(), INBOX_ENTRY.ID.desc())
                .limit(limit)
                .fetch(rows::entry);
    }

    private static Condition wanted(Filter filter) {
        Condition wanted = DSL.noCondition();
        if (filter.assignee() != null) {
            AgentId to = filter.assignee().to();
            wanted = wanted.and(to == null ? INBOX_ENTRY.ASSIGNEE_ID.isNull() : INBOX_ENTRY.ASSIGNEE_ID.eq(to.value()));
        }
        if (filter.department() != null) {
            DepartmentId in = filter.department().to();
            wanted = wanted.and(
                    in == null ? INBOX_ENTRY.DEPARTMENT_ID.isNull() : INBOX_ENTRY.DEPARTMENT_ID.eq(in.value()));
        }
        if (filter.tag() != null) {
            wanted = wanted.and(DSL.exists(DSL.selectOne()
                    .from(INBOX_TAG)
                    .where(
                            INBOX_TAG.ACCOUNT_ID.eq(INBOX_ENTRY.ACCOUNT_ID),
                            INBOX_TAG.TAG.eq(filter.tag()),
                            INBOX_TAG.ENTRY_ID.eq(INBOX_ENTRY.ID))));
        }
        Filter.Cursor after = filter.after();
        return after == null
                ? wanted
                : wanted.and(INBOX_ENTRY.TOUCHED.le(after.touched()))
                        .and(INBOX_ENTRY.TOUCHED.lt(after.touched()).or(INBOX_ENTRY.ID.lt(after.id())));
    }

    /// The entries that hold the rarest of what is asked for. None when even that one stands in more than a few: then
    /// the list itself is the shorter way, since a page of it is full soon.
    private static Optional<Select<Record1<Long>>> few(DSLContext sql, Reach reach, String tag, List<String> asked) {
        long account = reach.actor().account().value();
        List<Select<Record1<Long>>> all = new ArrayList<>();
        if (tag != null) {
            all.add(DSL.select(INBOX_TAG.ENTRY_ID)
                    .from(INBOX_TAG)
                    .where(INBOX_TAG.ACCOUNT_ID.eq(account), INBOX_TAG.TAG.eq(tag)));
        }
        for (String word : asked) {
            all.add(DSL.select(INBOX_WORD.ENTRY_ID)
                    .from(INBOX_WORD)
                    .where(
                            INBOX_WORD.ACCOUNT_ID.eq(account),
                            INBOX_WORD.WORD.ge(word),
                            INBOX_WORD.WORD.lt(word + LAST_LETTER)));
        }
        int fewest = FEW + 1;
        Select<Record1<Long>> few = null;
        for (Select<Record1<Long>> some : all) {
            int count = sql.fetchCount(DSL.select().from(some).limit(fewest));
            if (count < fewest) {
                fewest = count;
                few = some;
            }
        }
        return Optional.ofNullable(few);
    }

    private static Condition all(List<String> asked) {
        return DSL.and(asked.stream()
                .map(word -> INBOX_ENTRY.WORDS.like("% " + word + "%"))
                .toList());
    }

    /// What is so new that it has no place yet is in no index of visitors either.
    List<Entry> earlier(Reach reach, Entry of, int limit) {
        Condition same = INBOX_ENTRY
                .VISITOR_ID
                .eq(of.left().visitor().value())
                .and(INBOX_ENTRY.ID.ne(of.id().value()))
                .and(within(reach));
        return database.read(sql -> {
            List<Entry> fresh = latest(sql, FRESH.and(same), limit);
            return first(fresh, latest(sql, SETTLED.and(same), limit), LATEST_FIRST, limit);
        });
    }

    private List<Entry> latest(DSLContext sql, Condition condition, int limit) {
        return sql.select(COLUMNS)
                .from(INBOX_ENTRY)
                .where(condition)
                .orderBy(INBOX_ENTRY.ID.desc())
                .limit(limit)
                .fetch(rows::entry);
    }

    int unread(Reach reach) {
        Condition mine = INBOX_ENTRY
                .ASSIGNEE_ID
                .isNull()
                .or(INBOX_ENTRY.ASSIGNEE_ID.eq(reach.actor().id().value()));
        Condition unread =
                INBOX_ENTRY.UNREAD.eq(DSL.inline(1)).and(within(reach)).and(mine);
        return database.read(sql -> {
            Set<Long> all = new HashSet<>(unread(sql, FRESH.and(unread)));
            all.addAll(unread(sql, SETTLED.and(unread)));
            return Math.min(all.size(), MOST_COUNTED);
        });
    }

    private static List<Long> unread(DSLContext sql, Condition which) {
        return sql.select(INBOX_ENTRY.ID)
                .from(INBOX_ENTRY)
                .where(which)
                .limit(MOST_COUNTED)
                .fetch(INBOX_ENTRY.ID);
    }
}
