package dev.causerie.bench.talk;

/// Who speaks, by the protocol's word for the role.
enum Side {
    VISITOR("visitor"),
    AGENT("agent");

    final String role;

    Side(String role) {
        this.role = role;
    }
}
