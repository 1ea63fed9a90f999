package dev.causerie.ban;

import static dev.causerie.sql.schema.Tables.BAN;

import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.sql.Changes;
import dev.causerie.sql.Database;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// [Bans] in SQL.
public final class SqlBans implements Bans {
    private final Database database;

    public SqlBans(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(AccountId account, List<Ban> bans, long now) {
        return database.writeAlone(sql -> {
            sql.deleteFrom(BAN).where(BAN.ENDS.le(now)).execute();
            boolean ranges = bans.stream().anyMatch(ban -> ban.who() instanceof Ban.Who.Network);
            if (ranges && sql.fetchCount(BAN, of(account).and(BAN.NETWORK.isNotNull())) >= MOST_RANGES) {
                return false;
            }
            long change = Changes.raise(sql, account, SUBJECT);
            bans.forEach(ban -> insert(sql, ban, change));
            return true;
        });
    }

    private static void insert(DSLContext sql, Ban ban, long change) {
        Long visitor = ban.who() instanceof Ban.Who.Visitor who ? who.id().value() : null;
        String network = ban.who() instanceof Ban.Who.Network(Range range) ? range.toString() : null;
        sql.deleteFrom(BAN)
                .where(of(ban.account()), visitor == null ? BAN.NETWORK.eq(network) : BAN.VISITOR_ID.eq(visitor))
                .execute();
        sql.insertInto(BAN)
                .set(BAN.ID, ban.id().value())
                .set(BAN.ACCOUNT_ID, ban.account().value())
                .set(BAN.VISITOR_ID, visitor)
                .set(BAN.VISITOR_NAME, ban.who() instanceof Ban.Who.Visitor who ? who.name() : "")
                .set(BAN.NETWORK, network)
                .set(BAN.REASON, ban.reason())
                .set(BAN.AUTHOR_ID, ban.author().value())
                .set(BAN.CREATED, ban.created())
                .set(BAN.ENDS, ban.ends() == Ban.NEVER ? null : ban.ends())
                .set(BAN.CHANGE, change)
                .set(BAN.WORDS, ban.words())
                .execute();
    }

    @Override
    public List<Ban> of(AccountId account, Filter filter, long now) {
        Condition which = of(account).and(holds(now));
        if (filter.kind() != null) {
            which = which.and(filter.kind() == Kind.VISITOR ? BAN.VISITOR_ID.isNotNull() : BAN.NETWORK.isNotNull());
        }
        if (filter.before() != null) {
            which = which.and(BAN.ID.lt(filter.before().value()));
        }
        Condition asked = which.and(found(filter));
        return database.read(sql -> sql.selectFrom(BAN)
                .where(asked)
                .orderBy(BAN.ID.desc())
                .limit(filter.limit())
                .fetch(SqlBans::ban));
    }

    private static Condition found(Filter filter) {
        Condition words = DSL.noCondition();
        for (String word : filter.words().toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            words = word.isEmpty() ? words : words.and(BAN.WORDS.contains(word));
        }
        List<String> around = filter.around().stream().map(Range::toString).toList();
        return around.isEmpty() ? words : words.or(BAN.NETWORK.in(around));
    }

    @Override
    public int lift(AccountId account, List<BanId> bans) {
        List<Long> ids = bans.stream().map(BanId::value).toList();
        return ids.isEmpty()
                ? 0
                : database.write(sql -> {
                    Changes.raise(sql, account, SUBJECT);
                    return sql.deleteFrom(BAN)
                            .where(of(account), BAN.ID.in(ids))
                            .execute();
                });
    }

    @Override
    public boolean has(Actor.Visitor visitor, long now) {
        return database.read(sql -> sql.fetchExists(
                BAN,
                of(visitor.account())
                        .and(BAN.VISITOR_ID.eq(visitor.id().value()))
                        .and(holds(now))));
    }

    @Override
    public Map<Range, Long> ranges(AccountId account, long now) {
        return database.read(sql -> sql
                .select(BAN.NETWORK, BAN.ENDS)
                .from(BAN)
                .where(of(account), BAN.NETWORK.isNotNull(), holds(now))
                .fetch()
                .stream()
                .collect(Collectors.toMap(
                        row -> Range.parse(row.value1()).orElseThrow(),
                        row -> row.value2() == null ? Ban.NEVER : row.value2())));
    }

    @Override
    public List<VisitorId> since(AccountId account, long change, long now) {
        return Collections.unmodifiableList(database.read(sql -> sql.select(BAN.VISITOR_ID)
                .from(BAN)
                .where(of(account), BAN.VISITOR_ID.isNotNull(), BAN.CHANGE.gt(change), holds(now))
                .fetch(row -> new VisitorId(row.value1()))));
    }

    private static Condition of(AccountId account) {
        return BAN.ACCOUNT_ID.eq(account.value());
    }

    private static Condition holds(long now) {
        return BAN.ENDS.isNull().or(BAN.ENDS.gt(now));
    }

    private static Ban ban(Record row) {
        Long visitor = row.get(BAN.VISITOR_ID);
        return new Ban(
                new BanId(row.get(BAN.ID)),
                new AccountId(row.get(BAN.ACCOUNT_ID)),
                visitor == null
                        ? new Ban.Who.Network(Range.parse(row.get(BAN.NETWORK)).orElseThrow())
                        : new Ban.Who.Visitor(new VisitorId(visitor), row.get(BAN.VISITOR_NAME)),
                row.get(BAN.REASON),
                new AgentId(row.get(BAN.AUTHOR_ID)),
                row.get(BAN.CREATED),
                row.get(BAN.ENDS) == null ? Ban.NEVER : row.get(BAN.ENDS));
    }
}
