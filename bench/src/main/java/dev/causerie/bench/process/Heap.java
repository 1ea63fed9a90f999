package dev.causerie.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// The live heap of another JVM, asked through `jcmd`.
public final class Heap {
    private static final int PATIENCE_SECONDS = 60;

    private Heap() {}

    /// Bytes of all reachable objects: the class histogram collects garbage first and its last line is the sum.
    public static long liveBytes(long pid) {
        ask(pid, "GC.run");
        String histogram = ask(pid, "GC.class_histogram");
        String total = histogram
                .lines()
                .filter(line -> line.startsWith("Total"))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new IllegalStateException("no histogram from process " + pid + ": " + histogram));
        return Long.parseLong(total.strip().split("\\s+")[2]);
    }

    private static String ask(long pid, String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process process = new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("jcmd " + command + " did not end");
            }
            return answer;
        } catch (IOException failure) {
            throw new IllegalStateException("jcmd cannot be run", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
