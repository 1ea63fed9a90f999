package dev.causerie.kernel;

public record ChatId(long value) implements Id {
    @Override
    public String toString() {
        return Id.text(value);
    }
}
