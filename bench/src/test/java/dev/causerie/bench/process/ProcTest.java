package dev.causerie.bench.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcTest {
    private static final String BUSY = "i=0; while [ $i -lt 300000 ]; do i=$((i+1)); done";

    @Test
    void what_a_child_used_is_still_counted_when_it_has_ended() throws IOException {
        Process parent = new ProcessBuilder("sh", "-c", "(" + BUSY + "); echo done; read line").start();
        try {
            assertEquals("done", parent.inputReader().readLine());
            long alone = Proc.cpuMicros(parent.pid());
            long together = Proc.cpuMicros(List.of(parent.pid()));
            assertTrue(together - alone >= 30_000, () -> alone + " of " + together);
        } finally {
            parent.destroyForcibly();
        }
    }

    @Test
    void a_process_that_is_gone_counts_as_nothing() throws IOException, InterruptedException {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        assertEquals(0, Proc.cpuMicros(List.of(gone.pid())));
    }
}
