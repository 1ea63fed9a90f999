package dev.causerie.file;

import dev.causerie.file.KeepPicture.Fault;
import dev.causerie.kernel.Outcome;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads what claims to be a picture. Nothing of the claim is believed: what it is, its first bytes say; how large it
/// is, its header says before a pixel is made; and of a large one only as many pixels are made as are needed.
final class Decoder {
    /// @param upright as Exif counts; see [Brush]
    record Read(BufferedImage image, int upright) {}

    private static final int LONGEST_SIDE = 12_000;
    private static final long MOST_PIXELS = 40_000_000;
    /// A camera makes one scan, the web a dozen; each may cost as much as the whole picture.
    private static final int MOST_SCANS = 100;
    /// So many pixels of the source for one of the result, in each direction, that it does not flicker.
    private static final int SPARE = 3;

    private enum Kind {
        PNG(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}),
        JPEG(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
        GIF(new byte[] {'G', 'I', 'F', '8'});

        private final byte[] start;

        Kind(byte[] start) {
            this.start = start;
        }

        static Kind of(byte[] bytes) {
            return Arrays.stream(values())
                    .filter(kind -> bytes.length >= kind.start.length
                            && Arrays.equals(bytes, 0, kind.start.length, kind.start, 0, kind.start.length))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static final byte[] PNG_END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', (byte) 0xae, 0x42, 0x60, (byte) 0x82};

    private Decoder() {}

    static Outcome<Read, Fault> read(byte[] bytes, Picture.Use use) {
        Kind kind = Kind.of(bytes);
        if (kind == null) {
            return Outcome.refused(Fault.NO_PICTURE);
        }
        JpegMarks marks = kind == Kind.JPEG ? JpegMarks.of(bytes) : new JpegMarks(1, 1, true);
        if (!marks.complete() || marks.scans() > MOST_SCANS || kind == Kind.PNG && !endsAsPng(bytes)) {
            return Outcome.refused(Fault.BROKEN);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return decoded(reader, use, marks.orientation());
        } catch (IOException | RuntimeException broken) {
            return Outcome.refused(Fault.BROKEN);
        } finally {
            reader.dispose();
        }
    }

    private static Outcome<Read, Fault> decoded(ImageReader reader, Picture.Use use, int upright) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_PIXELS) {
            return Outcome.refused(Fault.TOO_MANY_PIXELS);
        }
        ImageReadParam every = reader.getDefaultReadParam();
        int nth = (int) Math.max(1, Brush.shrinking(width, height, use) / SPARE);
        every.setSourceSubsampling(nth, nth, 0, 0);
        return Outcome.done(new Read(reader.read(0, every), upright));
    }

    /// Its decoder takes a file that was cut off for one whose rest is black.
    private static boolean endsAsPng(byte[] bytes) {
        for (int at = bytes.length - PNG_END.length; at >= 0; at--) {
            if (Arrays.equals(bytes, at, at + PNG_END.length, PNG_END, 0, PNG_END.length)) {
                return true;
            }
        }
        return false;
    }
}
