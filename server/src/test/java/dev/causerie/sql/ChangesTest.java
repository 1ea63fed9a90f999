package dev.causerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.kernel.AccountId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ChangesTest {
    private static final AccountId ONE = new AccountId(1);
    private static final AccountId OTHER = new AccountId(2);

    @Parameter
    TestDatabase kind;

    @TempDir
    Path folder;

    private Database database;
    private Changes changes;
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() {
        database = kind.open(folder);
        changes = new Changes(database);
        changes.listen("colors", (account, before) -> heard.add(account + " " + before));
    }

    @AfterEach
    void close() {
        changes.close();
        database.close();
    }

    private long raise(AccountId account, String subject) {
        return database.write(sql -> Changes.raise(sql, account, subject));
    }

    private List<String> heard() {
        List<String> all = new ArrayList<>();
        heard.drainTo(all);
        return all;
    }

    @Test
    void whoeverFollowsHearsOfEachChangeAndOfNothingElse() {
        raise(ONE, "colors");
        changes.follow(ONE, "colors");
        changes.look();
        assertThat(heard()).as("of what was before").isEmpty();
        assertThat(raise(ONE, "colors")).isEqualTo(2);
        raise(ONE, "shapes");
        raise(OTHER, "colors");
        changes.look();
        assertThat(heard()).containsExactly("1 1");
        // At once, or the changes' own thread looks between the two.
        database.write(sql -> Changes.raise(sql, ONE, "colors") + Changes.raise(sql, ONE, "colors"));
        changes.look();
        changes.look();
        assertThat(heard()).as("of several once").containsExactly("1 2");
    }

    @Test
    void aChangeOfAnotherProcessIsHeardByItself() throws InterruptedException {
        changes.follow(OTHER, "colors");
        raise(OTHER, "colors");
        assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("2 0");
    }

    @Test
    void whatWasUndoneDidNotHappen() {
        changes.follow(ONE, "colors");
        try {
            database.write(sql -> {
                Changes.raise(sql, ONE, "colors");
                throw new IllegalStateException("undone");
            });
        } catch (RuntimeException undone) {
            // as wished
        }
        changes.look();
        assertThat(heard()).isEmpty();
    }

    @Test
    void aListenerThatFailedHearsAgain() {
        AtomicInteger calls = new AtomicInteger();
        changes.listen("shapes", (account, before) -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not now");
            }
        });
        changes.follow(ONE, "shapes");
        raise(ONE, "shapes");
        changes.look();
        changes.look();
        assertThat(calls.get()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aListenerThatFailsKeepsNobodyElseFromHearing() {
        for (String broken : List.of("angles", "zigzags")) {
            changes.listen(broken, (account, before) -> {
                throw new IllegalStateException("not ever");
            });
            changes.follow(ONE, broken);
            raise(ONE, broken);
        }
        changes.follow(ONE, "colors");
        changes.follow(OTHER, "colors");
        raise(ONE, "colors");
        raise(OTHER, "colors");
        changes.look();
        assertThat(heard()).containsExactlyInAnyOrder("1 0", "2 0");
    }

    @Test
    void whoeverHasChangedWhatDoesNotHoldYetHearsSo() {
        AtomicBoolean works = new AtomicBoolean();
        changes.listen("angles", (account, before) -> {
            if (account.equals(ONE) && !works.get()) {
                throw new IllegalStateException("not now");
            }
        });
        for (AccountId account : List.of(ONE, OTHER)) {
            changes.follow(account, "angles");
            raise(account, "angles");
        }
        changes.follow(ONE, "colors");
        raise(ONE, "colors");
        assertThatThrownBy(() -> changes.look(ONE, "angles")).hasMessage("not now");
        changes.look(ONE, "colors");
        changes.look(OTHER, "angles");
        works.set(true);
        changes.look(ONE, "angles");
    }

    @Test
    void whatIsKeptIsReadOnceAndAgainWhenItChanges() {
        AtomicInteger reads = new AtomicInteger();
        Kept<Integer> kept =
                new Kept<>(changes, "sizes", account -> reads.incrementAndGet(), 0, (account, before) -> {});
        assertThat(kept.of(ONE)).as("not opened").isZero();
        assertThat(kept.open(ONE)).isEqualTo(1);
        assertThat(kept.open(ONE)).isEqualTo(1);
        raise(ONE, "sizes");
        changes.look();
        assertThat(kept.of(ONE)).isEqualTo(2);
        assertThat(kept.of(OTHER)).isZero();
    }
}
