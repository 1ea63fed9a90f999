package dev.causerie.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class ReadersTest {
    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final Readers readers = new Readers(threads::add, 2);

    @Test
    void oneTooManyIsRefusedUntilAnotherIsDoneEvenIfItFailed() {
        readers.execute(() -> {
            throw new IllegalStateException("no database");
        });
        readers.execute(() -> {});
        assertThatThrownBy(() -> readers.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> threads.remove().run()).isInstanceOf(IllegalStateException.class);
        readers.execute(() -> {});
        assertThat(threads).hasSize(2);
    }
}
