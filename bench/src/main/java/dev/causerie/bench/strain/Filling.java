package dev.causerie.bench.strain;

import dev.causerie.bench.talk.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Fills the store of a server that is not running with chats that ended long ago, copied by SQL from one that the
/// server made itself. Old chats have small ids, as real ones would.
final class Filling {
    static final int MESSAGES_A_CHAT = 20;
    private static final int CHATS_AT_ONCE = 20_000;
    private static final long FIRST_ID = 1_000_000;
    private static final int TEXT = 300;
    private static final String NUMBERS =
            "with recursive n(i) as (select ? union all select i + 1 from n where i < ?) ";
    private static final String VISITORS = NUMBERS
            + "insert into visitor (id, account_id, name, email, created) "
            + "select i, v.account_id, v.name, v.email, v.created from n, (select v.* from visitor v limit 1) v";
    private static final String CHATS = NUMBERS
            + "insert into chat (id, account_id, visitor_id, status, agents, started, waiting, touched, last_number,"
            + " last_public, last_text, visit) select i, c.account_id, i, 'ended', c.agents, c.started, null, c.touched,"
            + " 20, 20, c.last_text, c.visit from n, (select * from chat where status = 'ended' limit 1) c";
    private static final String EVENTS = NUMBERS
            + ", k(j) as (select 1 union all select j + 1 from k where j < 20) "
            + "insert into chat_event (chat_id, number, account_id, kind, audience, author_role, author_id, client_id,"
            + " time, body) select i, j, e.account_id, 'message', 'everyone', 'visitor', i,"
            + " printf('old-%010d-%02d', i, j), e.time, printf('%d %d %.*c', i, j, ?, 'x')"
            + " from n, k, (select * from chat_event where kind = 'message' limit 1) e";

    private Filling() {}

    /// @return how many messages are in it now
    static long fill(Path data, int messages) {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("causerie.db"));
                Statement statement = database.createStatement()) {
            statement.execute("pragma synchronous=off");
            database.setAutoCommit(false);
            int chats = messages / MESSAGES_A_CHAT;
            for (int done = 0; done < chats; done += CHATS_AT_ONCE) {
                long first = FIRST_ID + done;
                long last = FIRST_ID + Math.min(chats, done + CHATS_AT_ONCE) - 1;
                insert(database, VISITORS, first, last);
                insert(database, CHATS, first, last);
                insert(database, EVENTS, first, last, TEXT);
                database.commit();
            }
            database.setAutoCommit(true);
            statement.execute("pragma wal_checkpoint(truncate)");
            try (ResultSet count = statement.executeQuery("select count(*) from chat_event")) {
                return count.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the store cannot be filled", failure);
        }
    }

    private static void insert(Connection database, String sql, long... values) throws SQLException {
        try (PreparedStatement insert = database.prepareStatement(sql)) {
            for (int n = 0; n < values.length; n++) {
                insert.setLong(n + 1, values[n]);
            }
            insert.executeUpdate();
        }
    }

    /// The ids of chats, as the protocol writes them, spread over all that ended.
    static List<String> endedChats(Path data, int most) {
        List<String> ids = new ArrayList<>();
        try (Connection database = DriverManager.getConnection(Database.sqlite(data));
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("select id from chat where status = 'ended' order by id")) {
            List<Long> all = new ArrayList<>();
            while (rows.next()) {
                all.add(rows.getLong(1));
            }
            for (int n = 0; n < Math.min(most, all.size()); n++) {
                long id = all.get((int) (n * 7919L % all.size()));
                ids.add(Long.toString(id, Character.MAX_RADIX));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the store cannot be read", failure);
        }
        return ids;
    }
}
