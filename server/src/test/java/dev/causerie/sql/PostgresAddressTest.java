package dev.causerie.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresAddressTest {
    @Test
    void allPartsAreRead() {
        assertThat(PostgresAddress.parse("postgresql://chat:secret@db.example:6432/causerie?sslmode=verify-full"))
                .isEqualTo(new PostgresAddress(
                        "db.example", 6432, "causerie", "chat", "secret", Map.of("sslmode", "verify-full")));
    }

    @Test
    void whatMayBeLeftOutIsAsUsual() {
        assertThat(PostgresAddress.parse(" postgres://chat@[::1]/causerie "))
                .isEqualTo(new PostgresAddress("[::1]", 5432, "causerie", "chat", "", Map.of()));
    }

    @ParameterizedTest
    @CsvSource({"p@ss, p@ss", "a:b/c?d, a:b/c?d", "p%40ss%25, p@ss%", "100%, 100%", "a+b, a+b", "'', ''"})
    void aPasswordMayBeEncodedAndNeedNot(String written, String meant) {
        PostgresAddress address = PostgresAddress.parse("postgresql://chat:" + written + "@localhost/causerie");
        assertThat(address.password()).isEqualTo(meant);
        assertThat(address.host()).isEqualTo("localhost");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://chat:tell-nobody@localhost/causerie, must be like",
        "mysql://chat:tell-nobody@localhost/causerie, must be like",
        "postgresql://chat:tell-nobody@localhost, must be like",
        "postgresql://chat:tell-nobody@localhost:x/causerie, must be like",
        "postgresql://chat:tell-nobody@localhost:70000/causerie, port",
        "postgresql://localhost/causerie, names no user",
        "postgresql://:tell-nobody@localhost/causerie, names no user",
        "postgresql://chat:tell-nobody@localhost/causerie?user=me, sslmode",
    })
    void whatIsWrongIsSaidWithoutThePassword(String setting, String what) {
        assertThatThrownBy(() -> PostgresAddress.parse(setting))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("CAUSERIE_DATABASE ")
                .hasMessageContaining(what)
                .hasMessageNotContaining("tell-nobody");
    }

    @Test
    void nobodyReadsThePasswordWhereItIsPrinted() {
        assertThat(PostgresAddress.parse("postgresql://chat:tell-nobody@localhost/causerie"))
                .hasToString("localhost:5432/causerie");
    }
}
