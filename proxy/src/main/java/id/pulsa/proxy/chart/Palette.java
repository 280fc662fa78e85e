package id.pulsa.proxy.chart;

/** Colours from cheap (light) to dear (dark); distinguishable for colour-blind eyes and in black and white. */
final class Palette {
    static final int TEXT = 0x202020;
    static final int FAINT = 0x707070;
    static final int NOTHING = 0xe8e8e8;

    private static final int LIGHT = 0xf6f0c4;
    private static final int MIDDLE = 0x3fa7a0;
    private static final int DARK = 0x1c2a6b;

    /** Above this many thousandths of white, black text is read best. */
    private static final int BRIGHT = 480;

    private Palette() {}

    /** The colour of one of {@code count} levels. */
    static int colour(int level, int count) {
        if (count == 1) {
            return mix(LIGHT, MIDDLE, 400);
        }
        int place = 2_000 * level / (count - 1);
        return place <= 1_000 ? mix(LIGHT, MIDDLE, place) : mix(MIDDLE, DARK, place - 1_000);
    }

    /** Black or white, whichever can be read on a colour: on the middle ones {@link #TEXT} would be too faint. */
    static int textOn(int colour) {
        int red = colour >> 16 & 0xff;
        int green = colour >> 8 & 0xff;
        int blue = colour & 0xff;
        // Weights of ITU-R BT.709.
        int brightness = (213 * red + 715 * green + 72 * blue) / 255;
        return brightness > BRIGHT ? 0x000000 : 0xffffff;
    }

    private static int mix(int from, int to, int thousandths) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = from >> shift & 0xff;
            int b = to >> shift & 0xff;
            mixed |= (a + (b - a) * thousandths / 1_000) << shift;
        }
        return mixed;
    }
}
