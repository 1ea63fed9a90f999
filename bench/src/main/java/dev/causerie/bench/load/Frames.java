package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// Writing and recognising the frames of the load rows without parsing them. A message's id is
/// `ttttttttQ-cccc-ssssssss0`:
/// it begins with the time, as the ids of widget and dashboard do, and goes on with chat and place in the chat in
/// hexadecimal. No other text of the run has a capital Q, so an id is found at a glance.
public final class Frames {
    static final long NONE = -1;
    private static final int TYPE_AT = "{\"type\":\"".length();
    private static final byte MARK = 'Q';
    private static final int CHAT_DIGITS = 4;
    private static final int PLACE_DIGITS = 8;
    private static final int PLACE_AT = "Q-".length() + CHAT_DIGITS + "-".length();
    private static final int ID_LENGTH = PLACE_AT + PLACE_DIGITS + 1;
    private static final String BEFORE_ID = "{\"type\":\"message\",\"id\":\"";
    private static final String BEFORE_ID_OF_LEAVING = "{\"type\":\"leave\",\"id\":\"";
    private static final int TIME_DIGITS = 8;
    private static final byte[] DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz".getBytes(StandardCharsets.US_ASCII);
    /// What everybody says, whatever it is wrapped in.
    public static final String TEXT =
            "Hello! I ordered the blue enamel coffee pot last week and the parcel arrived this "
                    + "morning, but the lid has a small dent. Could you tell me whether I should send back the whole pot, "
                    + "or only the lid? My order number is 2026-04711. Thank you!";

    private Frames() {}

    /// A message of chat `chat`, about 300 bytes, whose place is still to be filled in.
    static byte[] template(int chat) {
        return template(BEFORE_ID, chat, "\",\"text\":\"" + TEXT + "\"}");
    }

    /// An offline message of about the same size.
    static byte[] leavingTemplate(int visitor) {
        String answers = "\",\"answers\":{\"name\":\"Ada\",\"email\":\"ada@mail.example\"},\"text\":\"";
        return template(BEFORE_ID_OF_LEAVING, visitor, answers + TEXT + "\"}");
    }

    private static byte[] template(String before, int chat, String after) {
        String id = "0".repeat(TIME_DIGITS) + "Q-%04x-%08x0".formatted(chat, 0);
        return (before + id + after).getBytes(StandardCharsets.US_ASCII);
    }

    /// @param millis when it is sent; a repeat of a message has the time of the first
    static void place(byte[] template, int place, long millis) {
        placeAt(BEFORE_ID.length(), template, place, millis);
    }

    static void placeLeaving(byte[] template, int place, long millis) {
        placeAt(BEFORE_ID_OF_LEAVING.length(), template, place, millis);
    }

    private static void placeAt(int at, byte[] template, int place, long millis) {
        write(template, at, TIME_DIGITS, millis, 36);
        write(template, at + TIME_DIGITS + PLACE_AT, PLACE_DIGITS, place & 0xffff_ffffL, 16);
    }

    private static void write(byte[] template, int at, int digits, long value, int radix) {
        long rest = value;
        for (int digit = digits - 1; digit >= 0; digit--) {
            template[at + digit] = DIGITS[(int) (rest % radix)];
            rest /= radix;
        }
    }

    static boolean isReceiptOfLeaving(ByteBuf frame) {
        return typeStarts(frame, 'l', 'e');
    }

    static boolean isPing(ByteBuf frame) {
        return typeStarts(frame, 'p', 'i');
    }

    static boolean isEvent(ByteBuf frame) {
        return typeStarts(frame, 'e', 'v');
    }

    static boolean isAck(ByteBuf frame) {
        return typeStarts(frame, 'a', 'c');
    }

    static boolean isRefusal(ByteBuf frame) {
        return typeStarts(frame, 'r', 'e') && frame.getByte(frame.readerIndex() + TYPE_AT + 2) == 'f';
    }

    static boolean isWelcome(ByteBuf frame) {
        return typeStarts(frame, 'w', 'e');
    }

    static boolean isError(ByteBuf frame) {
        return typeStarts(frame, 'e', 'r');
    }

    private static boolean typeStarts(ByteBuf frame, char first, char second) {
        int at = frame.readerIndex() + TYPE_AT;
        return frame.readableBytes() > TYPE_AT + 2 && frame.getByte(at) == first && frame.getByte(at + 1) == second;
    }

    /// Chat (upper half) and place (lower half) of the message in this frame, or [#NONE].
    static long find(ByteBuf frame) {
        int end = frame.writerIndex();
        int at = frame.indexOf(frame.readerIndex(), end, MARK);
        while (at >= 0) {
            if (at + ID_LENGTH < end && frame.getByte(at + 1) == '-' && frame.getByte(at + ID_LENGTH) == '"') {
                return hex(frame, at + 2, CHAT_DIGITS) << 32 | hex(frame, at + PLACE_AT, PLACE_DIGITS);
            }
            at = frame.indexOf(at + 1, end, MARK);
        }
        return NONE;
    }

    private static long hex(ByteBuf frame, int at, int digits) {
        long value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value << 4 | Character.digit(frame.getByte(i), 16);
        }
        return value;
    }
}
