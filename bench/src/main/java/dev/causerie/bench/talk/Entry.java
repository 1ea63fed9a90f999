package dev.causerie.bench.talk;

/// One numbered event of a chat, as a reader heard it or as the database holds it. `text` is empty unless somebody
/// spoke.
record Entry(long number, String role, String kind, String id, String text) {
    boolean spoken() {
        return kind.equals("message") || kind.equals("note");
    }

    boolean same(Entry other) {
        return number == other.number && role.equals(other.role) && kind.equals(other.kind) && text.equals(other.text);
    }

    @Override
    public String toString() {
        return number + " " + role + " " + kind + " " + id + " \"" + text + "\"";
    }
}
