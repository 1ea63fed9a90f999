package dev.causerie.bench.load;

/// The handshake was answered with a status instead of a socket.
public final class Refused extends IllegalStateException {
    private static final long serialVersionUID = 1;
    private final int status;
    private final int retrySeconds;

    Refused(int status, String retryAfter) {
        super("refused with " + status + (retryAfter == null ? "" : ", come back in " + retryAfter + " s"));
        this.status = status;
        this.retrySeconds = retryAfter == null ? 0 : Integer.parseInt(retryAfter);
    }

    public int status() {
        return status;
    }

    /// What `Retry-After` asked for, or 0.
    public int retrySeconds() {
        return retrySeconds;
    }
}
