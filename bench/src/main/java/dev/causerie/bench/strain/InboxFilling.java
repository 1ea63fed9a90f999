package dev.causerie.bench.strain;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/// Fills the inbox of a server that is not running. A tenth of the entries is new or open, as in an inbox that is
/// looked
/// after; the words are as rare as words are: a few stand in most entries, most in a few.
final class InboxFilling {
    private static final long FIRST_ID = 1_000_000;
    private static final long MILLIS_APART = 60_000;
    private static final int VOCABULARY = 20_000;
    private static final int WORDS_A_MESSAGE = 40;
    private static final List<String> STATES = List.of("new", "open", "waiting", "waiting", "spam", "solved");
    private static final String ENTRY = """
            insert into inbox_entry (id, account_id, widget_id, visitor_id, client_id, version, decided, state,
              assignee_id, department_id, department_name, unread, tags, name, email, phone, text, answers, language,
              url, title, created, touched, last_text, words, words_due)
            select ?, (select id from account limit 1), (select id from widget limit 1), ?, 'bench', 1, 1, ?,
              case when ? % 3 = 0 then (select id from agent order by id limit 1 offset ? % 3) end,
              case when ? % 4 = 0 then (select id from department order by id limit 1) end,
              case when ? % 4 = 0 then (select name from department order by id limit 1) end,
              0, ?, ?, ?, '', ?, '', 'en', 'https://shop.example/', 'Shop', ?, ?, ?, ?, 0""";
    private static final String WORD =
            "insert into inbox_word (account_id, word, entry_id) values ((select id from account limit 1), ?, ?)";
    private static final String TAG =
            "insert into inbox_tag (account_id, tag, entry_id) values ((select id from account limit 1), ?, ?)";

    private final Random random = new Random(4711);

    /// A word by its rank: the first are short and everywhere.
    static String word(int rank) {
        return "w" + Integer.toString(rank * 7919 + 31, Character.MAX_RADIX);
    }

    private int rank() {
        return (int) Math.min(VOCABULARY - 1L, Math.floor(Math.exp(random.nextDouble() * Math.log(VOCABULARY))));
    }

    /// @return how many entries are in it now
    long fill(Path data, int entries) {
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("causerie.db"));
                Statement statement = database.createStatement()) {
            statement.execute("pragma synchronous=off");
            database.setAutoCommit(false);
            try (PreparedStatement entry = database.prepareStatement(ENTRY);
                    PreparedStatement word = database.prepareStatement(WORD);
                    PreparedStatement tag = database.prepareStatement(TAG)) {
                long now = System.currentTimeMillis();
                for (int n = 0; n < entries; n++) {
                    add(entry, word, tag, n, now - (entries - n) * MILLIS_APART);
                }
            }
            database.commit();
            database.setAutoCommit(true);
            statement.execute("pragma wal_checkpoint(truncate)");
            try (ResultSet count = statement.executeQuery("select count(*) from inbox_entry")) {
                return count.getLong(1);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException("the inbox cannot be filled", failure);
        }
    }

    private void add(PreparedStatement entry, PreparedStatement word, PreparedStatement tag, int n, long time)
            throws SQLException {
        long id = FIRST_ID + n;
        StringBuilder text = new StringBuilder();
        TreeSet<String> words = new TreeSet<>(List.of("visitor" + n, "mail", "example"));
        for (int i = 0; i < WORDS_A_MESSAGE; i++) {
            String one = word(rank());
            text.append(one).append(' ');
            words.add(one);
        }
        String tags = n % 10 == 0 ? "lamp" : n % 1_000 == 1 ? "rare" : "";
        String state = n % 10 == 0 ? STATES.get(random.nextInt(2)) : STATES.get(2 + random.nextInt(4));
        Object[] values = {
            id,
            id,
            state,
            n,
            n,
            n,
            n,
            tags,
            "Visitor" + n,
            "visitor" + n + "@mail.example",
            text.toString(),
            time,
            time,
            text.substring(0, 100),
            " " + String.join(" ", words) + " "
        };
        set(entry, values);
        for (String one : words) {
            set(word, one, id);
        }
        if (!tags.isEmpty()) {
            set(tag, tags, id);
        }
    }

    private static void set(PreparedStatement insert, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            insert.setObject(i + 1, values[i]);
        }
        insert.executeUpdate();
    }
}
