package dev.causerie.bench.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What the kernel says about a process.
public final class Proc {
    /// USER_HZ: 100 on every Linux that the JVM runs on.
    private static final long MICROS_PER_TICK = 10_000;

    /// User, nice, system, interrupts (hard and soft) and what the host took, in the first line of /proc/stat.
    private static final int[] BUSY = {1, 2, 3, 6, 7, 8};

    private static final String LISTENING = "0A";

    private Proc() {}

    /// CPU time of all its threads, user and system, in microseconds (steps of 10 ms).
    public static long cpuMicros(long pid) {
        return micros(read(Path.of("/proc/" + pid + "/stat")));
    }

    /// The same of several processes, with what children of theirs had used when they ended. One that is gone counts as
    /// nothing.
    public static long cpuMicros(List<Long> pids) {
        long sum = 0;
        for (long pid : pids) {
            String stat = optional(Path.of("/proc/" + pid + "/stat"));
            sum += stat.isEmpty() ? 0 : micros(stat) + endedMicros(stat);
        }
        return sum;
    }

    /// CPU time of the threads that compile Java code: what a long run no longer pays.
    public static long compilerMicros(long pid) {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            return threads.map(thread -> optional(thread.resolve("stat")))
                    .filter(stat -> stat.matches("(?s)\\d+ \\(C[12] Compiler.*"))
                    .mapToLong(Proc::micros)
                    .sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long micros(String stat) {
        return ticks(stat, 11) * MICROS_PER_TICK;
    }

    private static long endedMicros(String stat) {
        return ticks(stat, 13) * MICROS_PER_TICK;
    }

    /// User and system time, which stand side by side.
    private static long ticks(String stat, int first) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[first]) + Long.parseLong(fields[first + 1]);
    }

    /// What the file says, or nothing when the thread or process has ended meanwhile.
    private static String optional(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }

    /// Times that the process called the kernel to write something, to sockets or files.
    public static long writes(long pid) {
        return number(Path.of("/proc/" + pid + "/io"), "syscw:");
    }

    /// CPU time that the machine spent since it was switched on, on anything but `pid` and this process.
    public static long othersMicros(long pid) {
        return othersMicros(List.of(pid));
    }

    public static long othersMicros(List<Long> pids) {
        String[] fields =
                read(Path.of("/proc/stat")).lines().findFirst().orElseThrow().split(" +");
        long busy = 0;
        for (int field : BUSY) {
            busy += Long.parseLong(fields[field]);
        }
        return busy * MICROS_PER_TICK
                - cpuMicros(pids)
                - cpuMicros(ProcessHandle.current().pid());
    }

    /// Bytes that it caused to be written to disk, page by page.
    public static long writtenBytes(long pid) {
        return number(Path.of("/proc/" + pid + "/io"), "write_bytes:");
    }

    public static long rssBytes(long pid) {
        return number(Path.of("/proc/" + pid + "/status"), "VmRSS:") * 1024;
    }

    public static long threads(long pid) {
        return number(Path.of("/proc/" + pid + "/status"), "Threads:");
    }

    /// Everything it has open, sockets too.
    public static long files(long pid) {
        return open(pid, "");
    }

    public static long sockets(long pid) {
        return open(pid, "socket:");
    }

    private static long open(long pid, String kind) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.filter(file -> target(file).startsWith(kind)).count();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    public static List<String> commandLine(long pid) {
        return List.of(read(Path.of("/proc/" + pid + "/cmdline")).split("\0"));
    }

    /// The process among `candidates` that listens on `port`: a launcher may have replaced itself by Java or have
    /// started it.
    public static Optional<Long> listener(int port, List<Long> candidates) {
        List<String> sockets = listeningSockets(port);
        return candidates.stream().filter(pid -> holdsOne(pid, sockets)).findFirst();
    }

    private static List<String> listeningSockets(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        List<String> inodes = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            read(Path.of(table))
                    .lines()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .forEach(fields -> {
                        if (fields[1].endsWith(suffix) && fields[3].equals(LISTENING)) {
                            inodes.add("socket:[" + fields[9] + "]");
                        }
                    });
        }
        return inodes;
    }

    private static boolean holdsOne(long pid, List<String> sockets) {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return files.anyMatch(file -> sockets.contains(target(file)));
        } catch (IOException gone) {
            return false;
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static long number(Path file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
