package id.pulsa.proxy.chart;

import java.util.Locale;

/** Writes SVG. */
final class SvgCanvas implements Canvas {
    private final StringBuilder svg = new StringBuilder();

    SvgCanvas(int width, int height) {
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
                        + " font-family=\"sans-serif\">%n",
                width,
                height,
                width,
                height));
        rectangle(0, 0, width, height, 0xffffff, "");
    }

    @Override
    public void rectangle(int x, int y, int width, int height, int colour, String tip) {
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#%06x\"%s%n",
                x,
                y,
                width,
                height,
                colour,
                tip.isEmpty() ? "/>" : "><title>" + escaped(tip) + "</title></rect>"));
    }

    /** As wide as the other canvas's, whatever font there is. */
    @Override
    public void text(int x, int y, int scale, int colour, String text) {
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" font-size=\"%d\" fill=\"#%06x\" textLength=\"%d\""
                        + " lengthAdjust=\"spacingAndGlyphs\" pointer-events=\"none\">%s</text>%n",
                x,
                y + TEXT_HEIGHT * scale,
                10 * scale,
                colour,
                Canvas.width(text, scale) - scale,
                escaped(text)));
    }

    /** The whole picture. */
    String text() {
        return svg + "</svg>\n";
    }

    private static String escaped(String text) {
        return text.replaceAll("\\p{Cntrl}", "?")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
