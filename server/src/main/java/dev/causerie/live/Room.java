package dev.causerie.live;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// For how many connections there is room.
public final class Room {
    /// For the database, the files of our pages, and requests that come and go.
    private static final long FILES_KEPT = 1_000;

    private static final long BYTES_EACH = 16 * 1024;

    private Room() {}

    /// As many as the system lets this process have open, and as its memory can hold.
    public static int ofThisProcess() {
        long files = ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? system.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
        return of(files, Runtime.getRuntime().maxMemory());
    }

    static int of(long files, long memory) {
        long byFiles = Math.max(files / 2, files - FILES_KEPT);
        return (int) Math.min(Math.min(byFiles, memory / BYTES_EACH), Integer.MAX_VALUE);
    }
}
