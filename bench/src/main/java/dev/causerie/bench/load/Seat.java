package dev.causerie.bench.load;

/// One chat under load: its visitor's voice, and how far it is. Touched by its lane's event loop only.
final class Seat {
    /// More messages in flight than this in one chat means that the server has stopped.
    static final int MOST_IN_FLIGHT = 1024;

    final int chat;
    final Voice visitor;
    final long[] due = new long[MOST_IN_FLIGHT];
    int sent;
    int acknowledged;
    int delivered;

    Seat(int chat, Voice visitor) {
        this.chat = chat;
        this.visitor = visitor;
    }

    int done() {
        return Math.min(acknowledged, delivered);
    }

    int inFlight() {
        return sent - done();
    }
}
