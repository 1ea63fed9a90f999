package dev.causerie.kernel;

public record VisitorId(long value) implements Id {
    @Override
    public String toString() {
        return Id.text(value);
    }
}
