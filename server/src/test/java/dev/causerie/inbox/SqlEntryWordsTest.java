package dev.causerie.inbox;

import static dev.causerie.sql.schema.Tables.INBOX_ENTRY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.Account;
import dev.causerie.account.SqlAccounts;
import dev.causerie.chat.Refusal;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.kernel.Outcome;
import dev.causerie.kernel.VisitorId;
import dev.causerie.kernel.WidgetId;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlEntryWordsTest {
    private static final AccountId ACME = new AccountId(1);
    private static final int MANY = 2_100;

    private final Ids ids = new Ids(Clock.system());

    @TempDir
    Path folder;

    @Test
    void whileMuchIsWrittenLittleOfItIsDoneAndTheRestAfterwards() {
        try (Database database = TestDatabase.SQLITE.open(folder)) {
            new SqlAccounts(database).add(new Account(ACME, "Acme"), 1);
            Entries entries = new SqlEntries(database, null, new Outbox(ids), Clock.system(), _ -> {});
            CompletableFuture.allOf(IntStream.range(0, MANY)
                            .mapToObj(_ -> left(entries))
                            .toArray(CompletableFuture[]::new))
                    .join();
            SqlEntryWords words = new SqlEntryWords(database);
            words.catchUp();
            int some = MANY - due(database);
            assertThat(some).isBetween(1, 100);
            words.catchUp();
            assertThat(MANY - due(database)).isGreaterThan(2 * some);
        }
    }

    private static int due(Database database) {
        return database.read(sql -> sql.fetchCount(INBOX_ENTRY, INBOX_ENTRY.WORDS_DUE.gt(0)));
    }

    private CompletableFuture<Outcome<EntryId, Refusal>> left(Entries entries) {
        long visitor = ids.next();
        Left left = new Left(
                ACME,
                new WidgetId(5),
                new VisitorId(visitor),
                "client-" + visitor,
                "Zoe",
                "zoe@mail.example",
                "",
                "",
                null,
                "My lamp is broken",
                Map.of(),
                "en",
                "https://shop.example/lamps",
                "Lamps",
                null);
        CompletableFuture<Outcome<EntryId, Refusal>> answer = new CompletableFuture<>();
        entries.leave(Entry.fresh(new EntryId(ids.next()), left, null, 1), null, answer::complete);
        return answer;
    }
}
