package dev.causerie.ban;

import dev.causerie.http.ClientAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Ranges of addresses, made ready to be asked: however many there are, a look-up for each length that occurs.
final class Ranges {
    static final Ranges NONE = new Ranges(Map.of());

    private final Map<Range, Long> ends;
    private final TreeSet<Integer> four = new TreeSet<>();
    private final TreeSet<Integer> six = new TreeSet<>();

    /// @param ends until when each holds, in milliseconds since 1970 UTC
    Ranges(Map<Range, Long> ends) {
        this.ends = new HashMap<>(ends);
        ends.keySet().forEach(range -> (range.six() ? six : four).add(range.bits()));
    }

    /// @param address in any form
    boolean has(String address, long now) {
        return !ends.isEmpty() && !around(address, now, true).isEmpty();
    }

    /// @return all that hold the address now
    List<Range> around(String address, long now) {
        return around(address, now, false);
    }

    private List<Range> around(String address, long now, boolean one) {
        InetAddress parsed = ClientAddress.parse(address);
        List<Range> found = new ArrayList<>(1);
        if (parsed != null) {
            Range whole = Range.of(parsed, parsed.getAddress().length * 8);
            for (int bits : whole.six() ? six : four) {
                Range range = whole.widened(bits);
                if (ends.getOrDefault(range, Long.MIN_VALUE) > now) {
                    found.add(range);
                    if (one) {
                        break;
                    }
                }
            }
        }
        return found;
    }
}
