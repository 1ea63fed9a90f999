package dev.causerie.file;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/// Paints a picture anew in the size of its use, upright, and with nothing of the file that it came from.
final class Brush {
    private Brush() {}

    /// How many pixels of the source become one, at the least, whichever way it is turned.
    static double shrinking(double width, double height, Picture.Use use) {
        return switch (use) {
            case AVATAR -> Math.min(width, height) / use.width;
            case BADGE -> Math.max(Math.min(width, height) / use.height, Math.max(width, height) / use.width);
        };
    }

    static BufferedImage paint(Decoder.Read read, Picture.Use use) {
        BufferedImage upright = upright(read);
        return switch (use) {
            case AVATAR -> scaled(square(upright), use.width, use.height);
            case BADGE -> fitted(upright, use);
        };
    }

    private static BufferedImage square(BufferedImage image) {
        int side = Math.min(image.getWidth(), image.getHeight());
        return image.getSubimage((image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side, side);
    }

    private static BufferedImage fitted(BufferedImage image, Picture.Use use) {
        double factor =
                Math.min(1, Math.min((double) use.width / image.getWidth(), (double) use.height / image.getHeight()));
        return scaled(image, length(image.getWidth(), factor), length(image.getHeight(), factor));
    }

    static BufferedImage smaller(BufferedImage image, double factor) {
        return scaled(image, length(image.getWidth(), factor), length(image.getHeight(), factor));
    }

    private static int length(int before, double factor) {
        return (int) Math.max(1, Math.round(before * factor));
    }

    /// Halved until the last step is a small one: else the pixels between would be left out.
    private static BufferedImage scaled(BufferedImage image, int width, int height) {
        BufferedImage now = image;
        while (now.getWidth() > 2 * width || now.getHeight() > 2 * height) {
            now = drawn(now, Math.max(width, now.getWidth() / 2), Math.max(height, now.getHeight() / 2));
        }
        return drawn(now, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
        BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = out.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return out;
    }

    /// As Exif counts: 2 to 4 are mirrored, upside down, both; from 5 on the picture lies on its side.
    private static BufferedImage upright(Decoder.Read read) {
        BufferedImage image = read.image();
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (read.upright()) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
        boolean lying = read.upright() >= 5;
        BufferedImage out = new BufferedImage(lying ? h : w, lying ? w : h, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = out.createGraphics();
        graphics.drawImage(image, turn, null);
        graphics.dispose();
        return out;
    }
}
