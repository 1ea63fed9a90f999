package dev.causerie.inbox;

import dev.causerie.kernel.Id;

public record EntryId(long value) {
    /// @return the entry that `text` names, or null when it names none
    public static EntryId parse(String text) {
        long id = Id.parse(text);
        return id < 0 ? null : new EntryId(id);
    }

    @Override
    public String toString() {
        return Id.text(value);
    }
}
