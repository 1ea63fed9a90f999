package dev.causerie.log;

import dev.causerie.chat.Chat;
import dev.causerie.chat.ChatEvent;
import dev.causerie.chat.Chats.Result;
import dev.causerie.chat.EndIdleChats;
import dev.causerie.chat.Rating;
import dev.causerie.chat.Verdict;
import dev.causerie.department.DepartmentName;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Actor;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.ChatId;
import dev.causerie.kernel.VisitorId;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.Writer;
import dev.causerie.visitor.Visit;
import dev.causerie.visitor.Visitor;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/// The statements of the hot path, prepared once: an append costs one insert and, once a group, one update.
final class ChatTable {
    private static final String INSERT_EVENT = """
            insert into chat_event (chat_id, number, account_id, kind, audience, author_role, author_id, client_id, time, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (chat_id, client_id) where client_id is not null do nothing""";
    private static final String INSERT_VISITOR = """
            insert into visitor (id, account_id, name, email, phone, vouched_by, created) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set name = excluded.name, email = excluded.email, phone = excluded.phone,
              vouched_by = excluded.vouched_by""";
    private static final String SAVE_VISITOR =
            "update visitor set name = ?, email = ?, phone = ?, vouched_by = ? where id = ?";
    private static final String HAND_OVER = "update chat set visitor_id = ? where id = ?";
    private static final String INSERT_CHAT = """
            insert into chat (id, account_id, visitor_id, status, agents, started, waiting, touched, last_number, last_public, visit)
            values (?, ?, ?, 'waiting', '', ?, ?, ?, 0, 0, ?)""";
    private static final String SAVE = """
            update chat set status = ?, agents = ?, last_agent = ?, waiting = ?, ended = ?, department_id = ?, department_name = ?,
              awaits = ?, rating_requested = ?, rating = ?, rating_comment = ?, rated = ?, rated_agent = ?, rated_department_id = ?,
              rated_department_name = ?, touched = ?, last_number = ?, last_public = ?, last_text = ?
            where id = ? and last_number = ?""";
    // Most changes are words. Naming no column that an index asks for, their update leaves the indexes alone.
    private static final String SAVE_WORDS = """
            update chat set touched = ?, last_number = ?, last_public = ?, last_text = ? where id = ? and last_number = ?""";
    private static final String CHATS = """
            select c.account_id, c.visitor_id, v.name, v.email, c.status, c.agents, c.started, c.waiting, c.touched, c.last_number,
              c.last_public, c.last_text, c.id, c.department_id, c.department_name, c.awaits, c.last_agent, c.ended, c.rating_requested,
              c.rating, c.rating_comment, c.rated, c.rated_agent, c.rated_department_id, c.rated_department_name, v.phone,
              v.vouched_by, v.external_id
            from chat c join visitor v on v.id = c.visitor_id""";
    private static final String FIND = CHATS + " where c.id = ?";
    // In one order everywhere, so that two who lock at once do not wait for each other.
    private static final String LOCK = CHATS + """
             where c.id = any (?) or (c.visitor_id = any (?) and c.status <> 'ended')
            order by c.id for no key update of c""";
    private static final String OPEN_OF =
            "select id from chat where visitor_id = ? and account_id = ? and status <> 'ended'";
    private static final String REPEATED = "select number from chat_event where chat_id = ? and client_id = ?";
    private static final String REPEATED_BY_VISITOR = """
            select e.chat_id, e.number from chat c join chat_event e on e.chat_id = c.id
            where c.visitor_id = ? and e.client_id = ?""";

    private static final String EARLIER = "select 1 from chat where visitor_id = ? and id < ? limit 1";

    private static final String OTHER_WAS_FASTER = "40001"; // standard SQL's serialization failure: try again

    private final ChatRows rows;
    private final Outbox outbox;
    /// What waits to go to the database together, in this order.
    private final Set<String> waiting = new LinkedHashSet<>();
    private boolean careful;

    ChatTable(ChatRows rows, Outbox outbox) {
        this.rows = rows;
        this.outbox = outbox;
    }

    /// @return false when the chat already holds the event's client id; nothing is inserted then
    boolean insert(Writer writer, Chat chat, ChatEvent event) throws SQLException {
        PreparedStatement insert = writer.statement(INSERT_EVENT);
        insert.setLong(1, chat.id().value());
        insert.setInt(2, event.number());
        insert.setLong(3, chat.account().value());
        insert.setString(4, rows.kind(event.content()));
        insert.setString(5, rows.audience(event.content()));
        insert.setString(6, event.author().role());
        insert.setObject(7, event.author().number());
        insert.setString(8, event.clientId());
        insert.setLong(9, event.time());
        insert.setString(10, rows.body(event.content()));
        if (!writer.shared() || careful) {
            return insert.executeUpdate() == 1;
        }
        insert.addBatch();
        waiting.add(INSERT_EVENT);
        return true;
    }

    /// Where each statement is a way to the server and back, those of a group go there together. If the log holds one
    /// of its events already, or somebody else has written a chat, the group is written again, one by one.
    void flush(Writer writer) throws SQLException {
        if (!waiting.isEmpty()) {
            careful = true;
            for (String sql : waiting) {
                for (int written : writer.statement(sql).executeBatch()) {
                    if (written == 0) {
                        throw new SQLException("It is there already, or changed by somebody else", OTHER_WAS_FASTER);
                    }
                }
            }
            waiting.clear();
            careful = false;
        }
    }

    /// After a rollback.
    void forget(Writer writer) {
        try {
            for (String sql : waiting) {
                writer.statement(sql).clearBatch();
            }
        } catch (SQLException gone) {
            // with its connection
        }
        waiting.clear();
    }

    /// After a group.
    void begin() {
        careful = false;
    }

    void insert(Writer writer, Chat chat, Visit visit) throws SQLException {
        Visitor visitor = chat.visitor();
        PreparedStatement person = writer.statement(INSERT_VISITOR);
        person.setLong(1, visitor.id().value());
        person.setLong(2, visitor.account().value());
        person.setString(3, visitor.name());
        person.setString(4, visitor.email());
        person.setString(5, visitor.phone());
        person.setString(6, visitor.vouchedBy());
        person.setLong(7, chat.started());
        person.executeUpdate();
        PreparedStatement insert = writer.statement(INSERT_CHAT);
        insert.setLong(1, chat.id().value());
        insert.setLong(2, chat.account().value());
        insert.setLong(3, visitor.id().value());
        insert.setLong(4, chat.started());
        insert.setLong(5, chat.waiting());
        insert.setLong(6, chat.touched());
        insert.setString(7, rows.visit(visit));
        insert.executeUpdate();
        String id = chat.id().toString();
        outbox.add(writer, chat.account(), EndIdleChats.KIND, id, chat.started() + EndIdleChats.IDLE_MILLIS);
    }

    /// Done with the next [#flush] at the latest.
    ///
    /// @param before the chat as its row still stands; with another last number, somebody else has written it
    void save(Writer writer, Chat before, Chat chat) throws SQLException {
        if (!chat.visitor().equals(before.visitor())) {
            save(writer, chat.visitor());
        }
        if (!chat.visitor().id().equals(before.visitor().id())) {
            PreparedStatement handOver = writer.statement(HAND_OVER);
            handOver.setLong(1, chat.visitor().id().value());
            handOver.setLong(2, chat.id().value());
            handOver.executeUpdate();
        }
        boolean words = chat.status() == before.status()
                && chat.waiting() == before.waiting()
                && chat.requested() == before.requested()
                && chat.agents().equals(before.agents())
                && Objects.equals(chat.lastAgent(), before.lastAgent())
                && Objects.equals(chat.department(), before.department())
                && Objects.equals(chat.verdict(), before.verdict());
        String sql = words ? SAVE_WORDS : SAVE;
        PreparedStatement save = writer.statement(sql);
        int at = words ? 0 : setWhole(save, chat);
        save.setLong(++at, chat.touched());
        save.setInt(++at, chat.last());
        save.setInt(++at, chat.lastPublic());
        save.setString(++at, chat.lastText());
        save.setLong(++at, chat.id().value());
        save.setInt(++at, before.last());
        if (writer.shared()) {
            save.addBatch();
            waiting.add(sql);
        } else if (save.executeUpdate() != 1) {
            throw new SQLException("Somebody else wrote chat " + chat.id(), OTHER_WAS_FASTER);
        }
    }

    private static void save(Writer writer, Visitor visitor) throws SQLException {
        PreparedStatement save = writer.statement(SAVE_VISITOR);
        save.setString(1, visitor.name());
        save.setString(2, visitor.email());
        save.setString(3, visitor.phone());
        save.setString(4, visitor.vouchedBy());
        save.setLong(5, visitor.id().value());
        save.executeUpdate();
    }

    /// @return how many parameters are set: all that words leave alone
    private int setWhole(PreparedStatement save, Chat chat) throws SQLException {
        int at = 0;
        DepartmentName department = chat.department();
        save.setString(++at, ChatRows.lower(chat.status()));
        save.setString(++at, rows.agents(chat.agents()));
        save.setObject(++at, id(chat.lastAgent()));
        save.setObject(++at, time(chat.waiting()));
        save.setObject(++at, time(chat.ended()));
        save.setObject(++at, department == null ? null : department.id().value());
        save.setString(++at, department == null ? null : department.name());
        save.setObject(++at, id(chat.awaits()));
        save.setObject(++at, time(chat.requested()));
        Verdict verdict = chat.verdict();
        DepartmentName about = verdict == null ? null : verdict.department();
        save.setString(++at, verdict == null ? null : rows.text(verdict.rating()));
        save.setString(++at, verdict == null ? null : verdict.comment());
        save.setObject(++at, verdict == null ? null : verdict.time());
        save.setObject(++at, verdict == null ? null : id(verdict.agent()));
        save.setObject(++at, about == null ? null : about.id().value());
        save.setString(++at, about == null ? null : about.name());
        return at;
    }

    private static Long id(AgentId agent) {
        return agent == null ? null : agent.value();
    }

    private static Long time(long time) {
        return time == 0 ? null : time;
    }

    Chat find(Writer writer, ChatId id) throws SQLException {
        PreparedStatement find = writer.statement(FIND);
        find.setLong(1, id.value());
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? chat(row) : null;
        }
    }

    /// Reads chats, and the open ones of visitors. Until the end of the transaction no other process changes them.
    List<Chat> lock(Writer writer, Collection<Long> chats, Collection<Long> visitors) throws SQLException {
        PreparedStatement lock = writer.statement(LOCK);
        lock.setArray(1, writer.array(chats));
        lock.setArray(2, writer.array(visitors));
        List<Chat> locked = new ArrayList<>();
        try (ResultSet row = lock.executeQuery()) {
            while (row.next()) {
                locked.add(chat(row));
            }
        }
        return locked;
    }

    private Chat chat(ResultSet row) throws SQLException {
        AccountId account = new AccountId(row.getLong(1));
        Visitor visitor = new Visitor(
                new VisitorId(row.getLong(2)),
                account,
                row.getString(3),
                row.getString(4),
                row.getString(26),
                row.getString(27),
                row.getString(28));
        return new Chat(
                new ChatId(row.getLong(13)),
                account,
                visitor,
                Chat.Status.valueOf(row.getString(5).toUpperCase(Locale.ROOT)),
                rows.agents(row.getString(6)),
                rows.department(longOrNull(row, 14), row.getString(15)),
                rows.agent(longOrNull(row, 16)),
                row.getLong(7),
                row.getLong(8),
                row.getLong(18),
                row.getLong(9),
                row.getInt(10),
                row.getInt(11),
                row.getString(12),
                rows.agent(longOrNull(row, 17)),
                row.getLong(19),
                verdict(row));
    }

    private Verdict verdict(ResultSet row) throws SQLException {
        Rating rating = rows.rating(row.getString(20));
        return rating == null
                ? null
                : new Verdict(
                        rating,
                        row.getString(21),
                        row.getLong(22),
                        rows.agent(longOrNull(row, 23)),
                        rows.department(longOrNull(row, 24), row.getString(25)));
    }

    private static Long longOrNull(ResultSet row, int column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    ChatId openOf(Writer writer, Actor.Visitor visitor) throws SQLException {
        PreparedStatement find = writer.statement(OPEN_OF);
        find.setLong(1, visitor.id().value());
        find.setLong(2, visitor.account().value());
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? new ChatId(row.getLong(1)) : null;
        }
    }

    boolean hasEarlier(Writer writer, Chat chat) throws SQLException {
        PreparedStatement find = writer.statement(EARLIER);
        find.setLong(1, chat.visitor().id().value());
        find.setLong(2, chat.id().value());
        try (ResultSet row = find.executeQuery()) {
            return row.next();
        }
    }

    /// @return where the chat holds that client id, or null
    Result.Repeated repeated(Writer writer, ChatId chat, String clientId) throws SQLException {
        if (clientId == null) {
            return null;
        }
        flush(writer);
        PreparedStatement find = writer.statement(REPEATED);
        find.setLong(1, chat.value());
        find.setString(2, clientId);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? new Result.Repeated(chat, row.getInt(1)) : null;
        }
    }

    /// @return where any chat of the visitor holds that client id, or null: a retry that comes after the chat has ended
    /// starts no new one
    Result.Repeated repeatedByVisitor(Writer writer, VisitorId visitor, String clientId) throws SQLException {
        flush(writer);
        PreparedStatement find = writer.statement(REPEATED_BY_VISITOR);
        find.setLong(1, visitor.value());
        find.setString(2, clientId);
        try (ResultSet row = find.executeQuery()) {
            return row.next() ? new Result.Repeated(new ChatId(row.getLong(1)), row.getInt(2)) : null;
        }
    }
}
