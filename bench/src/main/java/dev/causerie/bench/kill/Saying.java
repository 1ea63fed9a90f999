package dev.causerie.bench.kill;

/// Something that one side said: its id and words, and what became of it. Guarded by its [Diary].
final class Saying {
    final String id;
    final Side side;
    final boolean note;
    final String text;
    final long saidAt;
    long number;
    String refused;
    boolean shownToVisitor;
    boolean shownToAgent;

    Saying(String id, Side side, boolean note, String text, long saidAt) {
        this.id = id;
        this.side = side;
        this.note = note;
        this.text = text;
        this.saidAt = saidAt;
    }

    boolean acknowledged() {
        return number > 0;
    }

    void shownTo(Side reader) {
        shownToVisitor |= reader == Side.VISITOR;
        shownToAgent |= reader == Side.AGENT;
    }

    /// Nothing is left to happen to it: refused, or acknowledged and on every screen that it is for.
    boolean settled() {
        return refused != null || acknowledged() && shownToAgent && (note || shownToVisitor);
    }
}
