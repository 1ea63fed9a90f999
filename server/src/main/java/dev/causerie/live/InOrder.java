package dev.causerie.live;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Runs what one connection asks one after the other, on the threads of another executor: "writes" must not be heard
/// after "writes no more".
public final class InOrder implements Executor {
    private final Executor threads;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean running;

    public InOrder(Executor threads) {
        this.threads = threads;
    }

    /// @throws RejectedExecutionException when the other executor takes no more; what waited is dropped then
    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            waiting.add(task);
            if (running) {
                return;
            }
            running = true;
        }
        try {
            threads.execute(this::drain);
        } catch (RejectedExecutionException full) {
            synchronized (this) {
                waiting.clear();
                running = false;
            }
            throw full;
        }
    }

    private void drain() {
        for (Runnable task = next(); task != null; task = next()) {
            task.run();
        }
    }

    private synchronized Runnable next() {
        Runnable task = waiting.poll();
        running = task != null;
        return task;
    }
}
