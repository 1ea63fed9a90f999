package dev.causerie.ban;

import dev.causerie.kernel.Id;

public record BanId(long value) {
    @Override
    public String toString() {
        return Id.text(value);
    }
}
