package id.pulsa.proxy.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Draws dots, to be written as PNG. Needs neither fonts nor a screen. */
final class PixelCanvas implements Canvas {
    private final int width;
    private final int height;
    private final int[] dots;

    PixelCanvas(int width, int height) {
        this.width = width;
        this.height = height;
        this.dots = new int[width * height];
        Arrays.fill(dots, 0xffffff);
    }

    @Override
    public void rectangle(int x, int y, int rectangleWidth, int rectangleHeight, int colour, String tip) {
        for (int row = Math.max(0, y); row < Math.min(height, y + rectangleHeight); row++) {
            int from = Math.max(0, x);
            int to = Math.min(width, x + rectangleWidth);
            if (from < to) {
                Arrays.fill(dots, row * width + from, row * width + to, colour);
            }
        }
    }

    @Override
    public void text(int x, int y, int scale, int colour, String text) {
        int left = x;
        for (int character : text.codePoints().toArray()) {
            for (int row = 0; row < PixelFont.ROWS; row++) {
                for (int column = 0; column < PixelFont.COLUMNS; column++) {
                    if (PixelFont.isSet(character, row, column)) {
                        rectangle(left + column * scale, y + row * scale, scale, scale, colour, "");
                    }
                }
            }
            left += CHARACTER_WIDTH * scale;
        }
    }

    void write(OutputStream out) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, dots, 0, width);
        ImageIO.setUseCache(false);
        if (!ImageIO.write(image, "png", out)) {
            throw new IOException("this Java cannot write PNG");
        }
    }
}
