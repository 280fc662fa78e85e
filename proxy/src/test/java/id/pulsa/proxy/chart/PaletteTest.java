package id.pulsa.proxy.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaletteTest {
    /** WCAG asks for a contrast of 4.5 to 1 for small text. */
    @Test
    void textCanBeReadOnEveryColour() {
        for (int count = 1; count <= WeekTable.MAX_LEVELS; count++) {
            for (int level = 0; level < count; level++) {
                int colour = Palette.colour(level, count);
                double contrast = contrast(colour, Palette.textOn(colour));
                assertTrue(contrast >= 4.5, String.format("#%06x: %.1f", colour, contrast));
            }
        }
    }

    /** In black and white too the dearer is the darker, by a step that can be seen. */
    @Test
    void dearerIsDarker() {
        for (int count = 2; count <= WeekTable.MAX_LEVELS; count++) {
            for (int level = 1; level < count; level++) {
                double lighter = luminance(Palette.colour(level - 1, count));
                double darker = luminance(Palette.colour(level, count));
                assertTrue(lighter - darker > 0.02, level + " of " + count + ": " + lighter + ", " + darker);
            }
        }
        assertEquals(0xffffff, Palette.textOn(Palette.colour(6, 7)));
        assertEquals(0x000000, Palette.textOn(Palette.colour(0, 7)));
    }

    private static double contrast(int one, int other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xff)
                + 0.7152 * linear(colour >> 8 & 0xff)
                + 0.0722 * linear(colour & 0xff);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
