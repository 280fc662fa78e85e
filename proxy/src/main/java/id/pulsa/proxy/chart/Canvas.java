package id.pulsa.proxy.chart;

/** What a chart is drawn on. Places are pixels from the top left; colours are 0xRRGGBB. */
interface Canvas {
    /** Height of a line of text that is not enlarged. */
    int TEXT_HEIGHT = 7;

    /** Width of a character that is not enlarged, the space behind it included. */
    int CHARACTER_WIDTH = 6;

    /**
     * A filled rectangle.
     *
     * @param tip shown when somebody points at it; empty for none
     */
    void rectangle(int x, int y, int width, int height, int colour, String tip);

    /**
     * One line of text.
     *
     * @param y of its upper edge
     * @param scale how many times enlarged
     */
    void text(int x, int y, int scale, int colour, String text);

    /** How wide a text is, in pixels. */
    static int width(String text, int scale) {
        return text.codePointCount(0, text.length()) * CHARACTER_WIDTH * scale;
    }
}
