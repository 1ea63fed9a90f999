package dev.causerie.kernel;

public record AgentId(long value) implements Id {
    @Override
    public String toString() {
        return Id.text(value);
    }
}
