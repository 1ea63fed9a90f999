package dev.causerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said and done when the server starts on a PostgreSQL.
class PostgresTest {
    private final TestPostgres server = TestPostgres.shared();

    @TempDir
    Path folder;

    private Database open(String setting) {
        return Database.open(setting, folder);
    }

    @Test
    void aWrongPasswordIsSaidAtOnceAndNotRepeated() {
        String wrong = server.setting("postgres").replaceFirst(":[^:]*@127", ":tell-nobody@127");
        assertThatThrownBy(() -> open(wrong))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("does not let user postgres in")
                .hasMessageContaining("Look at user, password and name in CAUSERIE_DATABASE")
                .hasMessageNotContaining("tell-nobody");
    }

    /// As every server has it by itself; that of the tests has the older form.
    @Test
    void whosePasswordIsSaltedIsLetIn() {
        server.execute(
                "postgres",
                "set password_encryption = 'scram-sha-256'",
                "create role salted superuser login password 'salt'");
        String setting = TestDatabase.POSTGRES.fresh().replaceFirst("//.*@", "//salted:salt@");
        try (Database database = open(setting)) {
            String who =
                    database.read(sql -> sql.fetchOne("select current_user").get(0, String.class));
            assertThat(who).isEqualTo("salted");
        }
    }

    @Test
    void aDatabaseThatDoesNotExistIsSaidAtOnce() {
        assertThatThrownBy(() -> open(server.setting("nowhere")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("\"nowhere\" does not exist");
    }

    @Test
    void aDatabaseThatCannotHoldEveryLetterIsRefused() {
        server.execute(
                "postgres",
                "drop database if exists letters",
                "create database letters encoding 'LATIN1' locale 'C' template template0");
        assertThatThrownBy(() -> open(server.setting("letters"))).hasMessageContaining("encoding UTF8");
    }

    @Test
    void aDatabaseThatComesALittleLaterIsWaitedFor() throws Exception {
        try (TestRelay relay = new TestRelay(server.port())) {
            relay.down();
            CompletableFuture<Database> opening = new CompletableFuture<>();
            String setting = relay.through(TestDatabase.POSTGRES.setting(folder));
            Thread.ofVirtual().start(() -> opening.completeAsync(() -> open(setting), Runnable::run));
            relay.awaitRefused();
            relay.up();
            opening.join().close();
        }
    }

    @Test
    void whatIsWrittenIsOnDiskAlsoWhereTheServerWouldNotInsist() {
        String setting = TestDatabase.POSTGRES.fresh();
        String name = setting.substring(setting.lastIndexOf('/') + 1);
        server.execute("postgres", "alter database " + name + " set synchronous_commit = off");
        try (Database database = open(setting)) {
            String insists = database.write(
                    sql -> sql.fetchOne("show synchronous_commit").get(0, String.class));
            assertThat(insists).isEqualTo("on");
        }
    }

    @Test
    void severalMayBringTheTablesUpToDateAtOnce() {
        String setting = TestDatabase.POSTGRES.fresh();
        List<CompletableFuture<Database>> opening = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> open(setting), command -> Thread.ofPlatform().start(command)))
                .toList();
        assertThat(opening).allSatisfy(database -> database.join().close());
    }
}
