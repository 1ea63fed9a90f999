package dev.causerie.security;

import static dev.causerie.sql.schema.Tables.ACCOUNT;
import static dev.causerie.sql.schema.Tables.AGENT;
import static dev.causerie.sql.schema.Tables.SETUP_LINK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.causerie.agent.Agent;
import dev.causerie.kernel.Outcome;
import dev.causerie.security.CreateFirstAdministrator.Created;
import dev.causerie.security.CreateFirstAdministrator.Form;
import dev.causerie.security.CreateFirstAdministrator.Refusal;
import dev.causerie.security.CreateFirstAdministrator.Refusal.Gone;
import dev.causerie.security.CreateFirstAdministrator.Refusal.Invalid;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreateFirstAdministratorTest {
    private static final Outcome<Created, Refusal> GONE = Outcome.refused(new Gone());

    @TempDir
    Path folder;

    private final List<String> stones = new ArrayList<>();
    private final Token token = Token.random();
    private TestHouse house;
    private Foundation foundation;
    private CreateFirstAdministrator create;

    @BeforeEach
    void open() {
        house = new TestHouse(folder);
        foundation = new SqlFoundation(house.database, List.of((sql, account, now) -> stones.add(account.name())));
        create = new CreateFirstAdministrator(foundation, house.passwords, house.ids, () -> house.now);
        foundation.link(token.hash(), house.now, house.now + 1_000);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Form form(Token token) {
        return new Form(token, " Acme ", "Nora", "Nora@Acme.example", TestHouse.PASSWORD);
    }

    @Test
    void theLinkMakesTheOwnerWhoCanThenSignIn() {
        assertThat(create.create(form(token))).isInstanceOfSatisfying(Outcome.Done.class, done -> {
            Created created = (Created) done.result();
            assertThat(created.account().name()).isEqualTo("Acme");
            assertThat(created.owner().role()).isEqualTo(Agent.Role.OWNER);
            assertThat(house.agents.find(created.account().id(), created.owner().id()))
                    .contains(created.owner());
        });
        assertThat(house.signIn().signIn("nora@acme.example", TestHouse.PASSWORD, "192.0.2.1"))
                .isInstanceOf(Outcome.Done.class);
        assertThat(stones).containsExactly("Acme");
    }

    @Test
    void theLinkWorksOnce() {
        create.create(form(token));
        assertThat(create.create(form(token))).isEqualTo(GONE);
        assertThat(foundation.open(token.hash(), house.now)).isFalse();
        assertThat(house.database.<Integer>read(sql -> sql.fetchCount(SETUP_LINK)))
                .isZero();
    }

    @Test
    void twoAtOnceMakeOneAdministrator() throws Exception {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Outcome<Created, Refusal>>> tries = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                Token permit = i % 2 == 0 ? token : null;
                tries.add(many.submit(() -> create.create(form(permit))));
            }
            int done = 0;
            for (var one : tries) {
                done += one.get() instanceof Outcome.Done ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(house.database.<Integer>read(sql -> sql.fetchCount(AGENT) + sql.fetchCount(ACCOUNT)))
                .isEqualTo(2);
        assertThat(stones).hasSize(1);
    }

    @Test
    void aLinkEndsAndANewOneVoidsTheOld() {
        Token newer = Token.random();
        foundation.link(newer.hash(), house.now, house.now + 1_000);
        assertThat(create.create(form(token))).isEqualTo(GONE);
        house.pass(Duration.ofSeconds(1));
        assertThat(create.create(form(newer))).isEqualTo(GONE);
    }

    @Test
    void aGuessedLinkIsGoneAndLearnsNothingOfTheFields() {
        Form empty = new Form(new Token("guess"), "", "", "", "");
        assertThat(create.create(empty)).isEqualTo(GONE);
    }

    @Test
    void nothingIsLeftOfAnAccountWhoseStonesFail() {
        Foundation broken = new SqlFoundation(house.database, List.of((sql, account, now) -> {
            throw new IllegalStateException("no widget today");
        }));
        var failing = new CreateFirstAdministrator(broken, house.passwords, house.ids, () -> house.now);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> failing.create(form(token)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(foundation.open(token.hash(), house.now)).isTrue();
        assertThat(foundation.laid()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "NULL",
            value = {
                "'',Nora,nora@acme.example,correct horse battery,account,empty",
                "NULL,Nora,nora@acme.example,correct horse battery,account,empty",
                "Acme,'  ',nora@acme.example,correct horse battery,name,empty",
                "Acme,NULL,nora@acme.example,correct horse battery,name,empty",
                "Acme,Nora,'',correct horse battery,email,empty",
                "Acme,Nora,NULL,correct horse battery,email,empty",
                "Acme,Nora,nora,correct horse battery,email,invalid",
                "Acme,Nora,@acme.example,correct horse battery,email,invalid",
                "Acme,Nora,no ra@acme.example,correct horse battery,email,invalid",
                "Acme,Nora,nora@acme..example,correct horse battery,email,invalid",
                "Acme,Nora,a@b@acme.example,correct horse battery,email,invalid",
                "Acme,Nora,nora@acme.example,only-eleven,password,too_short",
                "Acme,Nora,nora@acme.example,🗝️🗝️🗝️🗝️🗝️,password,too_short",
                "Acme,Nora,nora@acme.example,NULL,password,too_short"
            })
    void eachFieldSaysWhatIsWrongWithIt(
            String account, String name, String email, String password, String field, String code) {
        assertThat(create.create(new Form(token, account, name, email, password)))
                .isEqualTo(Outcome.refused(new Invalid(Map.of(field, code))));
        assertThat(foundation.laid()).isFalse();
    }

    @Test
    void whatIsTooLongIsSaidForAllFieldsAtOnce() {
        Form long_ = new Form(token, "a".repeat(101), "n".repeat(101), "e".repeat(65) + "@b", "p".repeat(1_001));
        assertThat(create.create(long_))
                .isEqualTo(Outcome.refused(new Invalid(Map.of(
                        "account", "too_long", "name", "too_long", "email", "invalid", "password", "too_long"))));
        Form fits = new Form(token, "a".repeat(100), "n".repeat(100), "e".repeat(64) + "@b", "p".repeat(1_000));
        assertThat(create.create(fits)).isInstanceOf(Outcome.Done.class);
    }
}
