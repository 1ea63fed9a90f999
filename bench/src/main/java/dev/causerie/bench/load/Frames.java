package dev.causerie.bench.load;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/// Writing and recognising the frames of the load rows without parsing them. A message's id is `Q-cccc-ssssssss`: chat
/// and
/// place in the chat in hexadecimal. No other text of the run has a capital Q, so an id is found at a glance.
final class Frames {
    static final long NONE = -1;
    private static final int TYPE_AT = "{\"type\":\"".length();
    private static final byte MARK = 'Q';
    private static final int CHAT_DIGITS = 4;
    private static final int PLACE_DIGITS = 8;
    private static final int PLACE_AT = "Q-".length() + CHAT_DIGITS + "-".length();
    private static final int ID_LENGTH = PLACE_AT + PLACE_DIGITS + 1;
    private static final String BEFORE_ID = "{\"type\":\"message\",\"id\":\"";
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String TEXT =
            "Hello! I ordered the blue enamel coffee pot last week and the parcel arrived this "
                    + "morning, but the lid has a small dent. Could you tell me whether I should send back the whole pot, "
                    + "or only the lid? My order number is 2026-04711. Thank you!";

    private Frames() {}

    /// A message of chat `chat`, about 300 bytes, whose place is still to be filled in.
    static byte[] template(int chat) {
        String id = "Q-%04x-%08x0".formatted(chat, 0);
        return (BEFORE_ID + id + "\",\"text\":\"" + TEXT + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    static void place(byte[] template, int place) {
        int at = BEFORE_ID.length() + PLACE_AT;
        for (int digit = 0; digit < PLACE_DIGITS; digit++) {
            template[at + digit] = HEX[(place >>> (4 * (PLACE_DIGITS - 1 - digit))) & 15];
        }
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
            if (at + ID_LENGTH < end && frame.getByte(at - 1) == '"' && frame.getByte(at + 1) == '-') {
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
