package dev.causerie.bench.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one reader of a chat has on the screen, by the protocol's rules: in order of number, repeats dropped.
final class Transcript {
    private final List<Entry> entries = new ArrayList<>();

    synchronized long last() {
        return entries.isEmpty() ? 0 : entries.getLast().number();
    }

    /// @return false for a repeat
    synchronized boolean add(Entry entry) {
        if (entry.number() <= last()) {
            return false;
        }
        entries.add(entry);
        return true;
    }

    /// A repeat must say what was said before.
    synchronized Optional<Entry> contradicted(Entry repeat) {
        return entries.stream()
                .filter(entry -> entry.number() == repeat.number() && !entry.same(repeat))
                .findFirst();
    }

    synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }
}
