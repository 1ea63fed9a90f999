package dev.causerie.live;

/// Why a connection ends. The number's range tells the client what to do:
/// 4000–4099 come back, 4100–4199 sign in again, 4200–4299 do not come back.
public record CloseCode(int value) {
    public static final CloseCode RESTARTING = new CloseCode(4000);
    public static final CloseCode SLOW = new CloseCode(4001);
    public static final CloseCode SILENT = new CloseCode(4002);
    public static final CloseCode OVERLOADED = new CloseCode(4003);
    public static final CloseCode PROTOCOL = new CloseCode(4200);
    public static final CloseCode TOO_LARGE = new CloseCode(4201);

    public CloseCode {
        if (value < 4000 || value > 4299) {
            throw new IllegalArgumentException("No close code of ours: " + value);
        }
    }
}
