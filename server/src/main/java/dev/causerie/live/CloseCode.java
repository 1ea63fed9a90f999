package dev.causerie.live;

import java.nio.charset.StandardCharsets;

/// Why a connection ends. The number's range tells the client what to do:
/// 4000–4099 come back, 4100–4199 sign in again, 4200–4299 do not come back.
///
/// @param why in words for the page's developer, where there is something to mend, else empty; at most 123 bytes
public record CloseCode(int value, String why) {
    public static final CloseCode RESTARTING = new CloseCode(4000);
    public static final CloseCode SLOW = new CloseCode(4001);
    public static final CloseCode SILENT = new CloseCode(4002);
    public static final CloseCode OVERLOADED = new CloseCode(4003);
    public static final CloseCode PROTOCOL = new CloseCode(4200);
    public static final CloseCode TOO_LARGE = new CloseCode(4201);

    private static final int LONGEST_WHY = 123;

    public CloseCode {
        if (why.getBytes(StandardCharsets.UTF_8).length > LONGEST_WHY) {
            throw new IllegalArgumentException("Too long for a close frame: " + why);
        }
        if (value < 4000 || value > 4299) {
            throw new IllegalArgumentException("No close code of ours: " + value);
        }
    }

    public CloseCode(int value) {
        this(value, "");
    }
}
