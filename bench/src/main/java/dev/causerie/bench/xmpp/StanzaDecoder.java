package dev.causerie.bench.xmpp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Cuts an XMPP stream into its stanzas: the elements directly below the stream's own. Nothing is parsed, tags are
/// counted. That is enough, since servers escape `<` and `>` wherever they do not mean a tag.
final class StanzaDecoder extends ByteToMessageDecoder {
    private static final String STREAM = "<stream:stream";
    private static final String END = "</stream:stream>";

    /// How far the waiting bytes have been looked at, and what was seen until there.
    private int looked;
    private int tag;
    private int depth;

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        int start = in.readerIndex();
        for (int at = start + looked; at < in.writerIndex(); at++) {
            byte letter = in.getByte(at);
            if (letter == '<') {
                tag = at - start;
            } else if (letter == '>' && ends(in, start + tag, at)) {
                hand(in.readCharSequence(at + 1 - start, StandardCharsets.UTF_8).toString(), out);
                start = in.readerIndex();
            }
        }
        looked = in.writerIndex() - start;
    }

    /// Whether the tag from `first` to `last` is the end of something that stands alone.
    private boolean ends(ByteBuf in, int first, int last) {
        byte kind = in.getByte(first + 1);
        if (kind == '/') {
            depth--;
        } else if (kind != '?' && in.getByte(last - 1) != '/' && !opensStream(in, first)) {
            depth++;
        }
        return depth <= 0;
    }

    private static boolean opensStream(ByteBuf in, int first) {
        return in.toString(first, Math.min(STREAM.length(), in.writerIndex() - first), StandardCharsets.US_ASCII)
                .equals(STREAM);
    }

    private void hand(String text, List<Object> out) {
        depth = 0;
        String stanza = text.strip();
        if (!stanza.startsWith("<?") && !stanza.startsWith(STREAM) && !stanza.equals(END)) {
            out.add(stanza);
        }
    }
}
