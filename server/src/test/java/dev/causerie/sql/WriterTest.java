package dev.causerie.sql;

import static dev.causerie.sql.schema.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class WriterTest {
    private static final int JOBS = 40;

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private final List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> failed = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch open = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(JOBS + 1);

    /// Adds an account of that number; the first of all waits until the others stand behind it.
    private final class Add implements Writer.Job {
        private final int number;
        private final long id;

        Add(int number, long id) {
            this.number = number;
            this.id = id;
        }

        @Override
        public void write(Writer writer) throws SQLException {
            if (number == 0) {
                wait(open);
            }
            if (id < 0) {
                throw new IllegalStateException("on purpose");
            }
            PreparedStatement insert = writer.statement("insert into account (id, name, created) values (?, 'A', 0)");
            insert.setLong(1, id);
            insert.executeUpdate();
        }

        private static void wait(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void done() {
            done.add(number);
            left.countDown();
        }

        @Override
        public void failed(Exception cause) {
            failed.add(number);
            left.countDown();
        }
    }

    @Test
    void whatFailsIsUndoneAloneAndTheOthersKeepTheirOrder() throws Exception {
        try (Database database = kind.open(folder)) {
            Writer writer = database.writer();
            writer.offer(new Add(0, 1_000));
            for (int number = 1; number <= JOBS; number++) {
                boolean twice = number == 10 || number == 11 || number == JOBS;
                writer.offer(new Add(number, twice ? 1_000 : number == 20 ? -1 : number));
            }
            open.countDown();
            left.await();
            assertThat(failed).containsExactly(10, 11, 20, JOBS);
            assertThat(done).hasSize(JOBS + 1 - 4).isSorted();
            assertThat(database.<Integer>read(sql -> sql.fetchCount(ACCOUNT))).isEqualTo(done.size());
        }
    }

    @Test
    void itOutlivesWhatNobodyForesaw() throws Exception {
        try (Database database = kind.open(folder)) {
            CompletableFuture<Exception> told = new CompletableFuture<>();
            database.writer().offer(new Writer.Job() {
                @Override
                public void write(Writer writer) {
                    throw new StackOverflowError("on purpose");
                }

                @Override
                public void done() {
                    told.complete(null);
                }

                @Override
                public void failed(Exception cause) {
                    told.complete(cause);
                }
            });
            assertThat(told.get(20, TimeUnit.SECONDS)).isInstanceOf(DatabaseException.class);
            assertThat(database.<Integer>write(sql -> 7)).isEqualTo(7);
        }
    }

    @Test
    void whoeverComesLateMayStillRegister() {
        try (Database database = kind.open(folder)) {
            CountDownLatch late = new CountDownLatch(1);
            database.writer().afterGroup(() -> database.writer().afterGroup(late::countDown));
            assertThat(database.<Integer>write(sql -> 1)).isEqualTo(1);
            assertThat(database.<Integer>write(sql -> 2)).isEqualTo(2);
            database.write(sql -> 3);
            assertThat(late.getCount()).isZero();
        }
    }
}
