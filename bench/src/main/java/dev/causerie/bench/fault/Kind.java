package dev.causerie.bench.fault;

import java.util.Arrays;
import java.util.Optional;

/// All that can go wrong here, by the name it has on the command line.
enum Kind {
    KILL("kill", "SIGKILL of the server, and a restart", Floor.PLAIN, ServerFaults::kill),
    CUT("cut", "connections closed on the way", Floor.PLAIN, NetworkFaults::cut),
    RESET("reset", "connections reset on the way", Floor.PLAIN, NetworkFaults::reset),
    DELAY("delay", "everything 2 s late", Floor.PLAIN, NetworkFaults::delay),
    HOLE_UP("hole-up", "nothing arrives at the server", Floor.PLAIN, NetworkFaults::holeUp),
    HOLE_DOWN("hole-down", "nothing arrives at the clients", Floor.PLAIN, NetworkFaults::holeDown),
    STALL("stall", "half a frame, then nothing", Floor.PLAIN, NetworkFaults::stall),
    REFUSE("refuse", "cut, and nobody listens", Floor.PLAIN, NetworkFaults::refuse),
    HOSTILE("hostile", "frames doubled, shuffled, old ids again, over two sockets", Floor.PLAIN, ClientFaults::hostile),
    SLOW("slow", "somebody does not read while much is said", Floor.PLAIN, ClientFaults::slow),
    FILES("files", "out of file descriptors", Floor.PLAIN, ServerFaults::outOfFiles),
    WRITE("write", "every write to a file fails", Floor.PLAIN, ServerFaults::writeError),
    SYNC("sync", "writing works, but not its sync", Floor.FAILING_SYNC, ServerFaults::syncError),
    DISK("disk", "the disk is full", Floor.SMALL_DISK, ServerFaults::diskFull),
    CLOCK("clock", "the clock jumps by an hour, and back", Floor.FALSE_CLOCK, ServerFaults::clockJump),
    PG_RESTART("pg-restart", "PostgreSQL is restarted", Floor.POSTGRES, DatabaseFaults::restart),
    PG_PAUSE("pg-pause", "PostgreSQL stands still", Floor.POSTGRES, DatabaseFaults::pause);

    final String word;
    final String what;
    final Floor floor;
    final Fault fault;

    Kind(String word, String what, Floor floor, Fault fault) {
        this.word = word;
        this.what = what;
        this.floor = floor;
        this.fault = fault;
    }

    static Optional<Kind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
