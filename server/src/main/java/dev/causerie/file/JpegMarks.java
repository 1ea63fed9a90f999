package dev.causerie.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// What the markers of a JPEG file say and its decoder does not tell: how the camera was held, and whether all is
/// there.
///
/// @param orientation as Exif counts: 1 is upright, 2 to 8 are turned or mirrored
/// @param scans how often the whole picture is painted, at the most
/// @param complete whether the end is there
record JpegMarks(int orientation, int scans, boolean complete) {
    private static final int EXIF = 0xffe1;
    private static final int FILLER = 0xffff;
    private static final int SCAN = 0xffda;
    private static final int END = 0xffd9;
    private static final int ORIENTATION = 0x0112;
    private static final byte[] EXIF_NAME = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

    static JpegMarks of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int orientation = 1;
        int at = 2;
        while (at + 4 <= file.length && (bytes.getShort(at) & 0xffff) != SCAN) {
            int marker = bytes.getShort(at) & 0xffff;
            if (marker == FILLER) {
                at++;
                continue;
            }
            int length = bytes.getShort(at + 2) & 0xffff;
            if (marker == EXIF && at + 2 + length <= file.length) {
                orientation = orientation(bytes.slice(at + 4, Math.max(0, length - 2)));
            }
            at += 2 + length;
        }
        return new JpegMarks(orientation, count(SCAN, bytes, 0), count(END, bytes, at) > 0);
    }

    /// Within what is painted a marker cannot occur by chance: the format escapes it. Scans are counted from the
    /// first byte on: a decoder passes over what has no business between the segments, and may see others than we.
    private static int count(int marker, ByteBuffer bytes, int from) {
        int found = 0;
        for (int at = from; at + 2 <= bytes.limit(); at++) {
            found += (bytes.getShort(at) & 0xffff) == marker ? 1 : 0;
        }
        return found;
    }

    private static int orientation(ByteBuffer segment) {
        try {
            for (int i = 0; i < EXIF_NAME.length; i++) {
                if (segment.get(i) != EXIF_NAME[i]) {
                    return 1;
                }
            }
            ByteBuffer tiff = segment.slice(EXIF_NAME.length, segment.limit() - EXIF_NAME.length);
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xffff;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + 12 * i;
                if ((tiff.getShort(entry) & 0xffff) == ORIENTATION) {
                    int said = tiff.getShort(entry + 8);
                    return said >= 1 && said <= 8 ? said : 1;
                }
            }
        } catch (IndexOutOfBoundsException lies) {
            return 1;
        }
        return 1;
    }
}
