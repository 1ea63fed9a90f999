package dev.causerie.chat;

import dev.causerie.kernel.Clock;
import dev.causerie.kernel.Ids;
import dev.causerie.log.SqlChats;
import dev.causerie.sql.Database;
import dev.causerie.sql.Outbox;
import dev.causerie.sql.TestDatabase;
import dev.causerie.visitor.SqlVisitors;
import dev.causerie.visitor.Visitors;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class SqlChatsTest extends RatingContract {
    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private Database database;
    private Chats chats;

    @BeforeEach
    void open() {
        database = kind.open(folder);
        TestAccounts.add(database, ACCOUNT, OTHER_ACCOUNT);
        chats = new SqlChats(database, new Outbox(new Ids(Clock.system())), Clock.system(), announced::addAll);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    void settle() {
        database.write(sql -> 0);
    }

    @Override
    void inOneGroup(Runnable asking) {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Thread writer = Thread.ofVirtual()
                .start(() -> database.write(sql -> {
                    writing.countDown();
                    return await(asked);
                }));
        await(writing);
        asking.run();
        asked.countDown();
        try {
            writer.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        settle();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    Visitors visitors() {
        return new SqlVisitors(database);
    }

    @Override
    Chats chats() {
        return chats;
    }
}
