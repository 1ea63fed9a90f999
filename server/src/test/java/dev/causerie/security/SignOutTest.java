package dev.causerie.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.account.AccountStatus;
import dev.causerie.agent.Agent;
import dev.causerie.agent.AgentStatus;
import dev.causerie.live.CloseCode;
import dev.causerie.live.Publication;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignOutTest {
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
    void theSessionIsGoneAndItsSocketsAreEnded() {
        Token token = house.open.open(nora);
        Token elsewhere = house.open.open(nora);
        SignedIn who = house.find.find(token.text()).orElseThrow();

        new SignOut(house.sessions, house.desks, house.published::addAll).signOut(who);

        assertThat(house.find.find(token.text())).isEmpty();
        assertThat(house.find.find(elsewhere.text())).isPresent();
        assertThat(house.published)
                .containsExactly(new Publication.Close("session:" + token.hash(), new CloseCode(4101)));
    }

    @Test
    void whenTheSocketsAreToldTheSessionIsGoneAlready() {
        Token token = house.open.open(nora);
        SignedIn who = house.find.find(token.text()).orElseThrow();
        new SignOut(
                        house.sessions,
                        house.desks,
                        batch -> assertThat(house.find.find(token.text())).isEmpty())
                .signOut(who);
    }

    @Test
    void theAgentIsAbsentAtOnceWithoutTheTimeForAReload() {
        SignedIn who = house.find.find(house.open.open(nora).text()).orElseThrow();
        house.desks.arrive(nora.account(), nora.id(), AgentStatus.ONLINE);
        new SignOut(house.sessions, house.desks, batch -> house.desks.leave(nora.account(), nora.id())).signOut(who);
        assertThat(house.desks.status(nora.account())).isEqualTo(AccountStatus.OFFLINE);
    }
}
