package dev.causerie.bench.talk;

/// Something that one side said: its id and words, and what became of it. Guarded by its [Diary].
final class Saying {
    final String id;
    final Side side;
    final boolean note;
    final String text;
    final long saidAt = System.nanoTime();
    long number;
    int refusals;
    String refused;
    private int visitorScreens;
    private int agentScreens;

    Saying(String id, Side side, boolean note, String text) {
        this.id = id;
        this.side = side;
        this.note = note;
        this.text = text;
    }

    boolean acknowledged() {
        return number > 0;
    }

    void shownTo(Side reader) {
        visitorScreens += reader == Side.VISITOR ? 1 : 0;
        agentScreens += reader == Side.AGENT ? 1 : 0;
    }

    /// Nothing is left to happen to it: refused, or acknowledged and on every screen that it is for.
    ///
    /// @param screens how many each side looks at
    boolean settled(int screens) {
        return refused != null || acknowledged() && agentScreens == screens && (note || visitorScreens == screens);
    }
}
