package dev.causerie.bench.strain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.causerie.bench.process.Heap;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A judge of leaks must find one.
class FlatTest {
    private static final int LOOKS = 20;
    private static final double MIB = 1024 * 1024;

    private static Flat looks(double start, double growth, double noise) {
        Flat flat = new Flat("something", 2);
        Random random = new Random(7);
        for (int n = 0; n < LOOKS; n++) {
            flat.look(start + growth * n + noise * random.nextGaussian());
        }
        return flat;
    }

    @Test
    void whatOnlyTremblesIsFlat() {
        assertTrue(looks(40, 0, 1).flat());
    }

    @Test
    void whatGrowsWithEverythingThatHappensIsFoundUnderTheNoise() {
        assertFalse(looks(40, 1, 1).flat());
    }

    @Test
    void whatGrowsWhileItWarmsUpAndThenStaysIsFlat() {
        Flat flat = new Flat("something", 2);
        for (int n = 0; n < LOOKS; n++) {
            flat.look(Math.min(40 + 10 * n, 90));
        }
        assertTrue(flat.flat());
    }

    @Test
    void whatFallsIsFlat() {
        assertTrue(looks(40, -1, 1).flat());
    }

    /// Keeps four more megabytes with each line that it reads.
    static final class Leaking {
        private Leaking() {}

        public static void main(String[] arguments) {
            List<byte[]> leak = new ArrayList<>();
            for (Scanner lines = new Scanner(System.in, UTF_8); lines.hasNextLine(); lines.nextLine()) {
                leak.add(new byte[4 << 20]);
                System.out.println(leak.size());
            }
        }
    }

    @Test
    @Timeout(120)
    void aLeakMadeOnPurposeIsFoundInTheHeapOfAnotherProcess() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process leaking = new ProcessBuilder(
                        java, "-Xmx200m", "-cp", System.getProperty("java.class.path"), Leaking.class.getName())
                .start();
        Flat heap = new Flat("live heap, MiB", 2);
        try (Writer lines = leaking.outputWriter();
                BufferedReader answers = leaking.inputReader()) {
            for (int n = 0; n < 8; n++) {
                lines.append("more\n").flush();
                answers.readLine();
                heap.look(Heap.liveBytes(leaking.pid()) / MIB);
            }
        } finally {
            leaking.destroyForcibly();
        }
        assertFalse(heap.flat(), heap.text());
    }
}
