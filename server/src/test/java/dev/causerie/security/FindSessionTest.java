package dev.causerie.security;

import static dev.causerie.sql.schema.Tables.AGENT;
import static dev.causerie.sql.schema.Tables.AGENT_SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.agent.Agent;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FindSessionTest {
    @TempDir
    Path folder;

    private TestHouse house;
    private Agent nora;

    @BeforeEach
    void open() {
        house = new TestHouse(folder);
        nora = house.agent("nora@acme.example");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aTokenLeadsToItsAgentAndAccount() {
        Token token = house.open.open(nora);
        assertThat(house.find.find(token.text())).hasValueSatisfying(who -> {
            assertThat(who.agent()).isEqualTo(nora);
            assertThat(who.account().id()).isEqualTo(nora.account());
            assertThat(who.tokenHash()).isEqualTo(token.hash());
            assertThat(who.topic()).isEqualTo("session:" + token.hash());
        });
    }

    @Test
    void theDatabaseHoldsTheHashOnly() {
        Token token = house.open.open(nora);
        String stored =
                house.database.read(sql -> sql.selectFrom(AGENT_SESSION).fetch().formatCSV());
        assertThat(stored).contains(token.hash()).doesNotContain(token.text());
        assertThat(house.find.find(token.hash())).isEmpty();
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    void aSessionEndsThirtyDaysAfterItsLastUse() {
        Token token = house.open.open(nora);
        house.pass(Duration.ofDays(29));
        assertThat(house.find.find(token.text())).isPresent();
        house.pass(Duration.ofDays(29));
        assertThat(house.find.find(token.text())).isPresent();
        house.pass(Duration.ofDays(30));
        assertThat(house.find.find(token.text())).isEmpty();
    }

    @Test
    void usingASessionTwiceADayWritesNothing() {
        Token token = house.open.open(nora);
        house.pass(Duration.ofHours(12));
        long before = expires();
        house.find.find(token.text());
        assertThat(expires()).isEqualTo(before);
        house.pass(Duration.ofHours(13));
        house.find.find(token.text());
        assertThat(expires()).isGreaterThan(before);
    }

    private long expires() {
        return house.database.read(
                sql -> sql.select(AGENT_SESSION.EXPIRES).from(AGENT_SESSION).fetchSingle(AGENT_SESSION.EXPIRES));
    }

    @Test
    void anAgentWhoIsDisabledIsNobody() {
        Token token = house.open.open(nora);
        house.database.write(sql -> sql.update(AGENT).set(AGENT.ENABLED, 0).execute());
        assertThat(house.find.find(token.text())).isEmpty();
    }

    @Test
    void sessionsThatEndedAreForgottenWhenOthersBegin() {
        house.open.open(nora);
        house.pass(Duration.ofDays(31));
        house.open.open(nora);
        assertThat(house.database.<Integer>read(sql -> sql.fetchCount(AGENT_SESSION)))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"x", "' or 1=1 --", "\u0000", "🗝️", "null"})
    void whatIsNoTokenIsNobody(String cookie) {
        house.open.open(nora);
        assertThat(house.find.find(cookie)).isEmpty();
        assertThat(house.find.find("x".repeat(1_000_000))).isEmpty();
    }
}
