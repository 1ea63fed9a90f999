package dev.causerie.file;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Writes a painted picture: as PNG where something shines through, else as JPEG, and small in any case.
final class Encoder {
    static final int MOST_BYTES = 60_000;

    private static final float[] QUALITIES = {0.9f, 0.8f, 0.65f, 0.5f, 0.35f};
    /// Bits of each color that are kept: fewer are not seen at once, and compress well.
    private static final int[] DEPTHS = {8, 6, 5};
    private static final double STEP = 0.8;

    private Encoder() {}

    record Made(Picture picture, int width, int height) {}

    static Made encode(BufferedImage image) {
        BufferedImage now = image;
        Picture picture = encoded(now);
        while (picture.bytes().length > MOST_BYTES) {
            now = Brush.smaller(now, STEP);
            picture = encoded(now);
        }
        return new Made(picture, now.getWidth(), now.getHeight());
    }

    private static Picture encoded(BufferedImage image) {
        byte[] bytes = {};
        if (shinesThrough(image)) {
            for (int i = 0; i < DEPTHS.length && (i == 0 || bytes.length > MOST_BYTES); i++) {
                bytes = png(image, DEPTHS[i]);
            }
            return Picture.of(bytes, Picture.PNG);
        }
        for (int i = 0; i < QUALITIES.length && (i == 0 || bytes.length > MOST_BYTES); i++) {
            bytes = jpeg(image, QUALITIES[i]);
        }
        return Picture.of(bytes, Picture.JPEG);
    }

    private static boolean shinesThrough(BufferedImage image) {
        for (int pixel : pixels(image)) {
            if (pixel >>> 24 != 0xff) {
                return true;
            }
        }
        return false;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static byte[] png(BufferedImage image, int depth) {
        int kept = 0xff & 0xff << 8 - depth;
        int mask = 0xff000000 | kept << 16 | kept << 8 | kept;
        int[] pixels = pixels(image);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= mask;
        }
        BufferedImage flat = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
        flat.setRGB(0, 0, image.getWidth(), image.getHeight(), pixels, 0, image.getWidth());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        return written(writer, flat, writer.getDefaultWriteParam());
    }

    private static byte[] jpeg(BufferedImage image, float quality) {
        BufferedImage opaque = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        opaque.setRGB(0, 0, image.getWidth(), image.getHeight(), pixels(image), 0, image.getWidth());
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
        return written(writer, opaque, param);
    }

    private static byte[] written(ImageWriter writer, BufferedImage image, ImageWriteParam param) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), param);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot be written to", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
