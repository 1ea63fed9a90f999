package dev.causerie.inbox;

import dev.causerie.chat.Refusal;
import dev.causerie.inbox.Entries.News;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Outcome;
import dev.causerie.mail.SqlOffices;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.Writer;
import dev.causerie.visitor.SqlVisitors;
import dev.causerie.visitor.Visitor;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Stores what is left, inside the writer's groups. Runs on the writer's thread, but for [#leave].
final class SqlEntryWriter {
    private static final String INSERT = """
            insert into inbox_entry (id, account_id, widget_id, visitor_id, client_id, version, decided, state,
              department_id, department_name, unread, tags, name, email, phone, text, answers, language, url, title,
              created, touched, last_text, words, words_due, body)
            values (?, ?, ?, ?, ?, 1, 1, 'new', ?, ?, 1, '', '', '', '', '', '', '', '', '', ?, ?, '', '', 2, ?)
            on conflict (client_id, visitor_id) do nothing""";
    private static final String REPEATED = "select id from inbox_entry where visitor_id = ? and client_id = ?";

    private static final int TOKEN_BYTES = 16;

    private final Writer writer;
    private final SqlEntryRows rows;
    private final Outbox outbox;
    private final Entries.Committed listener;
    private final List<News> committed = new ArrayList<>();
    /// Which accounts send mails, as it stands in the running transaction.
    private final Map<AccountId, Boolean> sending = new HashMap<>();
    private final SecureRandom random = new SecureRandom();
    /// What waits to go to the database together.
    private final List<Leaving> waiting = new ArrayList<>();

    SqlEntryWriter(Writer writer, SqlEntryRows rows, Outbox outbox, Entries.Committed listener) {
        this.writer = writer;
        this.rows = rows;
        this.outbox = outbox;
        this.listener = listener;
        writer.beforeGroup((now, jobs) -> sending.clear());
        writer.beforeCommit(this::flush);
        writer.onRollback(this::forget);
        writer.afterGroup(this::announce);
    }

    void leave(Entry fresh, Visitor told, Consumer<Outcome<EntryId, Refusal>> answer) {
        if (!writer.offer(new Leaving(fresh, told, answer))) {
            answer.accept(Outcome.refused(Refusal.UNAVAILABLE));
        }
    }

    /// Where each statement is a way to the server and back, those of a group go there together.
    private void flush(Writer writer) throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        int[] inserted = writer.statement(INSERT).executeBatch();
        for (int i = 0; i < inserted.length; i++) {
            waiting.get(i).written(writer, inserted[i] == 1);
        }
        SqlVisitors.flush(writer);
        waiting.clear();
    }

    private void forget() {
        if (!waiting.isEmpty()) {
            waiting.clear();
            SqlVisitors.forget(writer);
            try {
                writer.statement(INSERT).clearBatch();
            } catch (SQLException gone) {
                // with its connection
            }
        }
    }

    private boolean sends(Writer writer, AccountId account) throws SQLException {
        Boolean known = sending.get(account);
        if (known == null) {
            known = SqlOffices.sends(writer, account);
            sending.put(account, known);
        }
        return known;
    }

    private void announce() {
        if (!committed.isEmpty()) {
            List<News> group = List.copyOf(committed);
            committed.clear();
            listener.committed(group);
        }
    }

    private final class Leaving implements Writer.Job {
        private final Entry fresh;
        private final Visitor told;
        private final Consumer<Outcome<EntryId, Refusal>> answer;
        private final String body;
        private EntryId stored;

        Leaving(Entry fresh, Visitor told, Consumer<Outcome<EntryId, Refusal>> answer) {
            this.fresh = fresh;
            this.body = rows.body(fresh.left());
            this.told = told;
            this.answer = answer;
        }

        @Override
        public void write(Writer writer) throws SQLException {
            PreparedStatement insert = writer.statement(INSERT);
            set(insert);
            if (writer.shared()) {
                insert.addBatch();
                waiting.add(this);
            } else {
                written(writer, insert.executeUpdate() == 1);
            }
        }

        private void written(Writer writer, boolean inserted) throws SQLException {
            stored = inserted ? fresh.id() : repeated(writer);
            if (inserted && told != null) {
                SqlVisitors.tell(writer, told, fresh.created());
            }
            if (inserted && sends(writer, fresh.left().account())) {
                byte[] token = new byte[TOKEN_BYTES];
                random.nextBytes(token);
                String body = fresh.id() + " " + HexFormat.of().formatHex(token);
                outbox.add(writer, fresh.left().account(), LeaveMessage.EFFECT, body, fresh.created());
            }
        }

        private void set(PreparedStatement insert) throws SQLException {
            Left left = fresh.left();
            insert.setLong(1, fresh.id().value());
            insert.setLong(2, left.account().value());
            insert.setLong(3, left.widget().value());
            insert.setLong(4, left.visitor().value());
            insert.setString(5, left.clientId());
            insert.setObject(
                    6,
                    fresh.department() == null ? null : fresh.department().id().value());
            insert.setString(
                    7, fresh.department() == null ? null : fresh.department().name());
            insert.setLong(8, fresh.created());
            insert.setLong(9, fresh.touched());
            insert.setString(10, body);
        }

        private EntryId repeated(Writer writer) throws SQLException {
            PreparedStatement find = writer.statement(REPEATED);
            find.setLong(1, fresh.left().visitor().value());
            find.setString(2, fresh.left().clientId());
            try (ResultSet row = find.executeQuery()) {
                row.next();
                return new EntryId(row.getLong(1));
            }
        }

        /// What was in a commit of which nobody knew what became has our id, and is new to everybody all the same.
        @Override
        public void done() {
            if (stored.equals(fresh.id())) {
                committed.add(new News(fresh, true));
            }
            answer.accept(Outcome.done(stored));
        }

        @Override
        public boolean doubtful() {
            return true;
        }

        @Override
        public void failed(Exception cause) {
            answer.accept(Outcome.refused(Refusal.UNAVAILABLE));
        }
    }
}
