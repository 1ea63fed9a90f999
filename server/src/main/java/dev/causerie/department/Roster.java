package dev.causerie.department;

import dev.causerie.account.AccountStatus;
import dev.causerie.agent.AgentStatus;
import dev.causerie.agent.Desks;
import dev.causerie.agent.Presence;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The departments of the accounts in use, in memory, and who of each is there.
///
/// Promises: safe from any thread; only [#open] and [#changed] block. An account that nobody has opened has no
/// departments. What another process has changed is known ten seconds later, when the next one opens the account. The
/// listener is told all departments of an account whenever one of them has changed, one call at a time, the newest
/// state last.
public final class Roster implements Desks.Listener {
    static final long TRUE_FOR_MILLIS = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Roster.class);

    /// Must not block for long: others wait for their turn.
    public interface Listener {
        void departments(AccountId account, List<Staffed> departments);
    }

    private final Departments departments;
    private final Desks desks;
    private final Clock clock;
    private final Executor inOrder;
    private final Listener listener;
    private final Map<AccountId, Known> known = new ConcurrentHashMap<>();
    private final Map<AccountId, List<Staffed>> told = new ConcurrentHashMap<>();

    /// @param clock one that is never set back or forward
    /// @param inOrder runs what is told, one after the other
    public Roster(Departments departments, Desks desks, Clock clock, Executor inOrder, Listener listener) {
        this.departments = departments;
        this.desks = desks;
        this.clock = clock;
        this.inOrder = inOrder;
        this.listener = listener;
    }

    private record Known(List<Department> departments, long read) {
        boolean fresh(long now) {
            return now - read < TRUE_FOR_MILLIS;
        }
    }

    /// Somebody of the account comes: from now on its departments are known here. Blocks, once in a while.
    public void open(AccountId account) {
        long now = clock.now();
        Known before = known.get(account);
        if (before == null || !before.fresh(now)) {
            read(account, newest -> newest.fresh(now));
        }
    }

    /// The departments of the account are others now. Blocks.
    public void changed(AccountId account) {
        read(account, newest -> false);
    }

    private void read(AccountId account, Predicate<Known> done) {
        Known before = known.get(account);
        Known after =
                known.compute(account, (id, newest) -> newest != null && done.test(newest) ? newest : read(id, newest));
        if (before != after) {
            tell(account);
        }
    }

    /// What was known before is better than nobody being let in.
    private Known read(AccountId account, Known before) {
        try {
            return new Known(departments.of(account), clock.now());
        } catch (RuntimeException e) {
            if (before == null) {
                throw e;
            }
            LOG.warn("The departments could not be read again: {}", e.toString());
            return new Known(before.departments, clock.now());
        }
    }

    @Override
    public void presence(AccountId account, AgentId agent, AgentStatus status, boolean connected) {
        if (known.containsKey(account)) {
            tell(account);
        }
    }

    @Override
    public void status(AccountId account, AccountStatus status) {}

    private void tell(AccountId account) {
        inOrder.execute(() -> {
            List<Staffed> now = of(account);
            List<Staffed> before = told.put(account, now);
            if (!now.equals(before == null ? List.of() : before)) {
                listener.departments(account, now);
            }
        });
    }

    /// The enabled departments of an account, by name.
    public List<Staffed> of(AccountId account) {
        Map<AgentId, AgentStatus> there = there(account);
        return all(account).stream()
                .filter(department -> department.charter().enabled())
                .map(department ->
                        new Staffed(department, best(there, department.charter().members())))
                .toList();
    }

    /// @return the department, when it is enabled
    public Optional<Staffed> find(AccountId account, DepartmentId id) {
        return all(account).stream()
                .filter(department ->
                        department.id().equals(id) && department.charter().enabled())
                .map(department -> new Staffed(
                        department, status(account, department.charter().members())))
                .findFirst();
    }

    /// How visitors see these agents together.
    public AccountStatus status(AccountId account, Collection<AgentId> agents) {
        return best(there(account), agents);
    }

    private List<Department> all(AccountId account) {
        Known now = known.get(account);
        return now == null ? List.of() : now.departments;
    }

    private Map<AgentId, AgentStatus> there(AccountId account) {
        return desks.presences(account).stream().collect(Collectors.toMap(Presence::agent, Presence::status));
    }

    private static AccountStatus best(Map<AgentId, AgentStatus> there, Collection<AgentId> agents) {
        AccountStatus best = AccountStatus.OFFLINE;
        for (AgentId agent : agents) {
            AgentStatus status = there.get(agent);
            best = status == null ? best : best.or(status.seen());
        }
        return best;
    }
}
