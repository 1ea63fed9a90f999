package dev.causerie.kernel;

public record AccountId(long value) implements Id {
    @Override
    public String toString() {
        return Id.text(value);
    }
}
