package dev.causerie.agent;

import dev.causerie.account.AccountStatus;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who of the agents is there now, and as what.
///
/// Promises: safe from any thread and never blocks. An agent is there while one of their sockets is, and for
/// [#LINGER_MILLIS] after the last
/// has gone, so that a reload is no absence; [#leaveNow] takes that time away. Listeners are told only what changed,
/// one call at a time, in the
/// order of the changes, with no lock held; a call may return while another thread is still telling its news. Nothing
/// is stored here; [DeskMemory] lets a restart pass unnoticed.
public final class Desks {
    public static final long LINGER_MILLIS = 15_000;

    /// How long the program waits after its start for those who were there before it. A dashboard that lost us tries
    /// again every four seconds at least.
    public static final long EXPECT_MILLIS = 30_000;

    private static final Logger LOG = LoggerFactory.getLogger(Desks.class);

    /// Told of changes; must not block. A listener may call the desks again.
    public interface Listener {
        void presence(AccountId account, AgentId agent, AgentStatus status, boolean connected);

        void status(AccountId account, AccountStatus status);
    }

    private final Clock clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<AccountId, Map<AgentId, Desk>> desks = new HashMap<>();
    private final Queue<Change> news = new ArrayDeque<>();
    private boolean telling;

    /// @param clock one that is never set back or forward, since only durations matter here
    public Desks(Clock clock) {
        this.clock = clock;
    }

    /// Registers a listener. Only while the program is being put together.
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /// The agent was there when the program stopped, and counts as being there while it waits for them to come back.
    public void expect(AccountId account, AgentId agent, AgentStatus status) {
        change(account, agent, known -> known == null ? new Desk(status, 0, clock.now() + EXPECT_MILLIS, 0) : known);
    }

    /// A socket of the agent has come. Who is there already keeps the status chosen meanwhile, and `status` counts for
    /// nothing.
    public void arrive(AccountId account, AgentId agent, AgentStatus status) {
        change(account, agent, known -> known == null ? new Desk(status, 1, 0, 0) : known.sockets(known.sockets + 1));
    }

    /// A socket of the agent has gone.
    public void leave(AccountId account, AgentId agent) {
        change(account, agent, known -> known == null ? null : known.less(clock.now()));
    }

    /// The agent has signed out: absent as soon as no socket is left, be it that they have closed already or are about
    /// to be.
    /// Signed in elsewhere too, they stay.
    public void leaveNow(AccountId account, AgentId agent) {
        change(account, agent, known -> known == null ? null : known.signedOut(clock.now()));
    }

    /// The agent chose a status; nothing happens while they are not there.
    public void choose(AccountId account, AgentId agent, AgentStatus status) {
        change(account, agent, known -> known == null ? null : known.status(status));
    }

    /// Lets those go whose time after the last socket is over. To be called about once a second.
    public void tick() {
        long now = clock.now();
        synchronized (this) {
            for (AccountId account : List.copyOf(desks.keySet())) {
                List<AgentId> over = new ArrayList<>();
                desks.get(account).forEach((agent, desk) -> {
                    if (desk.over(now)) {
                        over.add(agent);
                    }
                });
                over.forEach(agent -> apply(account, agent, known -> null));
            }
        }
        tell();
    }

    public synchronized AccountStatus status(AccountId account) {
        AccountStatus best = AccountStatus.OFFLINE;
        for (Desk desk : desks.getOrDefault(account, Map.of()).values()) {
            best = best.or(desk.status.seen());
        }
        return best;
    }

    /// @return who is there, in the order of coming
    public synchronized List<Presence> presences(AccountId account) {
        List<Presence> there = new ArrayList<>();
        desks.getOrDefault(account, Map.of()).forEach((agent, desk) -> there.add(new Presence(agent, desk.status)));
        return there;
    }

    /// @return who is there, of all accounts
    synchronized List<AgentId> everybody() {
        return desks.values().stream().flatMap(here -> here.keySet().stream()).toList();
    }

    private void change(AccountId account, AgentId agent, Step step) {
        synchronized (this) {
            apply(account, agent, step);
        }
        tell();
    }

    private void apply(AccountId account, AgentId agent, Step step) {
        Map<AgentId, Desk> here = desks.computeIfAbsent(account, fresh -> new LinkedHashMap<>());
        AccountStatus statusBefore = status(account);
        Desk before = here.get(agent);
        Desk after = step.from(before);
        if (after == null) {
            here.remove(agent);
        } else {
            here.put(agent, after);
        }
        if (here.isEmpty()) {
            desks.remove(account);
        }
        if (before == null ? after != null : after == null || after.status != before.status) {
            AgentStatus status = after == null ? before.status : after.status;
            news.add(listener -> listener.presence(account, agent, status, after != null));
        }
        AccountStatus statusAfter = status(account);
        if (statusAfter != statusBefore) {
            news.add(listener -> listener.status(account, statusAfter));
        }
    }

    /// Whoever finds nobody telling tells until no news is left: one at a time, in order, and never under the lock.
    private void tell() {
        boolean mine = false;
        while (true) {
            Change next;
            synchronized (this) {
                if (telling && !mine) {
                    return;
                }
                next = news.poll();
                mine = next != null;
                telling = mine;
            }
            if (next == null) {
                return;
            }
            for (Listener listener : listeners) {
                try {
                    next.to(listener);
                } catch (RuntimeException e) {
                    LOG.error("A listener of the desks failed", e);
                }
            }
        }
    }

    /// @param until when an agent without a socket stops being there
    /// @param hurry until when the last socket's end is final, since it is the sign-out's
    private record Desk(AgentStatus status, int sockets, long until, long hurry) {
        Desk status(AgentStatus chosen) {
            return new Desk(chosen, sockets, until, hurry);
        }

        Desk sockets(int count) {
            return new Desk(status, count, until, hurry);
        }

        Desk less(long now) {
            if (sockets == 0) {
                return this;
            }
            return sockets == 1 && now < hurry ? null : new Desk(status, sockets - 1, now + LINGER_MILLIS, hurry);
        }

        Desk signedOut(long now) {
            return sockets == 0 ? null : new Desk(status, sockets, until, now + LINGER_MILLIS);
        }

        boolean over(long now) {
            return sockets == 0 && now >= until;
        }
    }

    private interface Step {
        Desk from(Desk known);
    }

    private interface Change {
        void to(Listener listener);
    }
}
