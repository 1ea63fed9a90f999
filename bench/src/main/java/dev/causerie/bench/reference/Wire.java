package dev.causerie.bench.reference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;

/// The trivial protocol of the reference programs: `{"type":"message","id":"…24…","text":"…"}` in, a receipt back to
/// the
/// sender, the same text on to the peer. The fields lie at fixed places, so nothing is parsed.
final class Wire {
    static final int ID_AT = "{\"type\":\"message\",\"id\":\"".length();
    static final int ID_LENGTH = 24;
    static final int TEXT_AT = ID_AT + ID_LENGTH + "\",\"text\":\"".length();
    private static final int TAIL = "\"}".length();

    private Wire() {}

    static String id(ByteBuf frame) {
        return frame.toString(frame.readerIndex() + ID_AT, ID_LENGTH, StandardCharsets.US_ASCII);
    }

    static String text(ByteBuf frame) {
        int length = frame.readableBytes() - TEXT_AT - TAIL;
        return frame.toString(frame.readerIndex() + TEXT_AT, length, StandardCharsets.UTF_8);
    }

    static ByteBuf receipt(ByteBufAllocator allocator, String id, long number) {
        ByteBuf frame = allocator.buffer(80);
        ascii(frame, "{\"type\":\"ack\",\"id\":\"", id, "\",\"number\":", Long.toString(number), "}");
        return frame;
    }

    static ByteBuf delivery(ByteBufAllocator allocator, int chat, long number, String id, String text) {
        ByteBuf frame = allocator.buffer(text.length() + 120);
        ascii(frame, "{\"type\":\"event\",\"chat\":", Integer.toString(chat), ",\"number\":", Long.toString(number));
        ascii(frame, ",\"id\":\"", id, "\",\"text\":\"");
        ByteBufUtil.writeUtf8(frame, text);
        ascii(frame, "\"}");
        return frame;
    }

    private static void ascii(ByteBuf frame, String... parts) {
        for (String part : parts) {
            ByteBufUtil.writeAscii(frame, part);
        }
    }
}
