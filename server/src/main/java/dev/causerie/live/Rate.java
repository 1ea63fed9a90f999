package dev.causerie.live;

/// How fast one connection may send: a bucket of `burst` frames that refills by `perSecond`.
public final class Rate {
    private static final double NANOS = 1_000_000_000d;

    private final float perSecond;
    private final float burst;
    private float left;
    private long since;

    public Rate(float perSecond, float burst) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = burst;
        this.since = System.nanoTime();
    }

    boolean exceeded(long now) {
        left = (float) Math.min(burst, left + (now - since) / NANOS * perSecond);
        since = now;
        if (left < 1) {
            return true;
        }
        left--;
        return false;
    }
}
