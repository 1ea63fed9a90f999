package dev.causerie.agent;

import dev.causerie.account.AccountStatus;
import dev.causerie.kernel.AccountId;
import dev.causerie.kernel.AgentId;
import dev.causerie.kernel.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps who is at their desk in the database, so that visitors do not take a restart for everybody's absence.
///
/// Who was there shortly before the start is expected back. A program that was killed can tell nobody when that was, so
/// the time is written again and again while somebody is there.
public final class DeskMemory implements Desks.Listener {
    /// Whoever was seen longer ago has gone home meanwhile, for all we know.
    static final long FRESH_MILLIS = 10 * 60_000L;

    private static final Logger LOG = LoggerFactory.getLogger(DeskMemory.class);

    private final Desks desks;
    private final Agents agents;
    private final Clock clock;
    private final Executor inOrder;

    /// @param inOrder runs what may block, one after the other
    public DeskMemory(Desks desks, Agents agents, Clock clock, Executor inOrder) {
        this.desks = desks;
        this.agents = agents;
        this.clock = clock;
        this.inOrder = inOrder;
    }

    /// Once, before anybody can come. Blocks.
    public void recall() {
        agents.seenSince(clock.now() - FRESH_MILLIS)
                .forEach(agent -> desks.expect(agent.account(), agent.id(), agent.status()));
    }

    /// To be called about once a minute.
    public void refresh() {
        List<AgentId> there = desks.everybody();
        if (!there.isEmpty()) {
            later(() -> agents.seen(there, clock.now()));
        }
    }

    @Override
    public void presence(AccountId account, AgentId agent, AgentStatus status, boolean connected) {
        later(() -> {
            if (connected) {
                agents.seen(List.of(agent), clock.now());
            } else {
                agents.gone(agent);
            }
        });
    }

    @Override
    public void status(AccountId account, AccountStatus status) {}

    private void later(Runnable write) {
        inOrder.execute(() -> {
            try {
                write.run();
            } catch (RuntimeException e) {
                LOG.warn("Who is at their desk could not be kept: {}", e.toString());
            }
        });
    }
}
