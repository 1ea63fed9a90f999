package dev.causerie.kernel;

public record WidgetId(long value) implements Id {
    @Override
    public String toString() {
        return Id.text(value);
    }
}
