package dev.causerie.department;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.causerie.account.AccountStatus;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.Desks;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RosterTest {
    private static final AccountId ACME = new AccountId(1);
    private static final AgentId NORA = new AgentId(11);
    private static final AgentId LOUIS = new AgentId(12);
    private static final DepartmentId SALES = new DepartmentId(21);
    private static final DepartmentId SERVICE = new DepartmentId(22);

    private long now = 1_000;
    private final Desks desks = new Desks(() -> now);
    private final List<String> told = new ArrayList<>();
    private final Kept kept = new Kept();
    private final Roster roster =
            new Roster(kept, desks, () -> now, Runnable::run, (account, all) -> told.add(words(all)));

    /// What is in the database, and how often it was asked.
    private static final class Kept implements Departments {
        private final List<Department> all = new ArrayList<>();
        private int asked;
        private boolean broken;

        void set(DepartmentId id, boolean enabled, AgentId... members) {
            all.removeIf(one -> one.id().equals(id));
            String name = id.equals(SALES) ? "Sales" : "Service";
            all.add(new Department(id, ACME, 1, new Charter(name, "", enabled, List.of(members))));
        }

        @Override
        public List<Department> of(AccountId account) {
            asked++;
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return List.copyOf(all);
        }

        @Override
        public Optional<Department> find(AccountId account, DepartmentId id) {
            throw new AssertionError();
        }

        @Override
        public Saved add(Department department, long now) {
            throw new AssertionError();
        }

        @Override
        public Saved change(Department department, Charter charter) {
            throw new AssertionError();
        }

        @Override
        public void remove(Department department) {
            throw new AssertionError();
        }
    }

    private static String words(List<Staffed> all) {
        return String.join(
                ", ",
                all.stream()
                        .map(one -> one.department().charter().name() + " " + one.status())
                        .toList());
    }

    @BeforeEach
    void listen() {
        desks.listen(roster);
        kept.set(SALES, true, NORA);
        kept.set(SERVICE, true, NORA, LOUIS);
    }

    private boolean offered(DepartmentId department, AgentId agent) {
        return roster.find(ACME, department).map(found -> found.offersTo(agent)).orElse(true);
    }

    @Test
    void aDepartmentIsAsThereAsItsBestMember() {
        roster.open(ACME);
        desks.arrive(ACME, LOUIS, AgentStatus.AWAY);
        desks.arrive(ACME, NORA, AgentStatus.INVISIBLE);
        desks.choose(ACME, NORA, AgentStatus.ONLINE);
        desks.choose(ACME, LOUIS, AgentStatus.ONLINE);
        desks.leaveNow(ACME, NORA);
        desks.leave(ACME, NORA);
        assertThat(told)
                .containsExactly(
                        "Sales OFFLINE, Service OFFLINE",
                        "Sales OFFLINE, Service AWAY",
                        "Sales ONLINE, Service ONLINE",
                        "Sales OFFLINE, Service ONLINE");
        assertThat(roster.status(ACME, List.of(NORA))).isEqualTo(AccountStatus.OFFLINE);
        assertThat(roster.status(ACME, List.of(NORA, LOUIS))).isEqualTo(AccountStatus.ONLINE);
    }

    @Test
    void membersAreOfferedItAndEverybodyWhileNoneOfThemIsThere() {
        roster.open(ACME);
        assertThat(offered(SALES, LOUIS)).isTrue();
        desks.arrive(ACME, NORA, AgentStatus.AWAY);
        assertThat(offered(SALES, LOUIS)).isFalse();
        assertThat(offered(SALES, NORA)).isTrue();
        desks.choose(ACME, NORA, AgentStatus.INVISIBLE);
        assertThat(offered(SALES, LOUIS)).isTrue();
    }

    @Test
    void whatIsDisabledOrGoneIsAsIfItWereNotThere() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        roster.open(ACME);
        kept.set(SALES, false, NORA);
        roster.changed(ACME);
        assertThat(roster.find(ACME, SALES)).isEmpty();
        assertThat(offered(SALES, LOUIS)).isTrue();
        kept.all.clear();
        roster.changed(ACME);
        assertThat(told).containsExactly("Sales ONLINE, Service ONLINE", "Service ONLINE", "");
    }

    @Test
    void itIsReadAgainTenSecondsLaterAndOnlyNewsIsTold() {
        roster.open(ACME);
        now += 9_999;
        roster.open(ACME);
        assertThat(kept.asked).isEqualTo(1);
        now += 1;
        roster.open(ACME);
        assertThat(kept.asked).isEqualTo(2);
        assertThat(told).hasSize(1);
        kept.set(SALES, true, NORA, LOUIS);
        now += 10_000;
        roster.open(ACME);
        assertThat(told).as("other members").hasSize(2);
    }

    @Test
    void whatWasKnownStaysWhileItCannotBeRead() {
        kept.broken = true;
        assertThatThrownBy(() -> roster.open(ACME)).isInstanceOf(IllegalStateException.class);
        kept.broken = false;
        roster.open(ACME);
        kept.broken = true;
        now += 10_000;
        roster.open(ACME);
        assertThat(roster.of(ACME)).hasSize(2);
    }

    @Test
    void anAccountThatNobodyHasOpenedHasNone() {
        desks.arrive(ACME, NORA, AgentStatus.ONLINE);
        assertThat(roster.of(ACME)).isEmpty();
        assertThat(told).isEmpty();
    }
}
