package dev.causerie.live;

import java.util.function.Supplier;

/// One frame for many readers: encoded when the first of them needs it, and once.
public final class Frame {
    private Supplier<String> encoder;
    private volatile String text;

    private Frame(Supplier<String> encoder, String text) {
        this.encoder = encoder;
        this.text = text;
    }

    public static Frame of(String text) {
        return new Frame(null, text);
    }

    public static Frame lazily(Supplier<String> encoder) {
        return new Frame(encoder, null);
    }

    public String text() {
        String known = text;
        if (known != null) {
            return known;
        }
        synchronized (this) {
            if (text == null) {
                text = encoder.get();
                encoder = null;
            }
            return text;
        }
    }
}
