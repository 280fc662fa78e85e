package id.pulsa.proxy.explain;

import java.util.Locale;

/**
 * Writes SVG. Every shape has a class, so that a page can style it, and colours as attributes, which any style sheet
 * overrules. All texts and classes are escaped.
 */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /** Opens a group. */
    Svg group(String classes) {
        out.append("<g class=\"").append(escaped(classes)).append("\">");
        return this;
    }

    /** What is shown of the group, or read out, when one points at it. */
    Svg title(String text) {
        out.append("<title>").append(escaped(text)).append("</title>");
        return this;
    }

    /** Closes a group. */
    Svg end() {
        out.append("</g>\n");
        return this;
    }

    /** @param anchor {@code start}, {@code middle} or {@code end} */
    Svg text(int x, int y, String classes, String anchor, String fill, String text) {
        out.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\" class=\"%s\" text-anchor=\"%s\" fill=\"%s\">%s</text>",
                x,
                y,
                classes,
                anchor,
                fill,
                escaped(text)));
        return this;
    }

    Svg line(int x1, int y1, int x2, int y2, String classes, String stroke) {
        out.append(String.format(
                Locale.ROOT,
                "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" class=\"%s\" stroke=\"%s\"/>",
                x1,
                y1,
                x2,
                y2,
                classes,
                stroke));
        return this;
    }

    /** A tip of an arrow that comes from the left, or from the right. */
    Svg tip(int x, int y, boolean fromLeft, String classes, String fill) {
        int back = fromLeft ? x - 9 : x + 9;
        out.append(String.format(
                Locale.ROOT,
                "<path d=\"M%d %dL%d %dL%d %dZ\" class=\"%s\" fill=\"%s\"/>",
                x,
                y,
                back,
                y - 4,
                back,
                y + 4,
                classes,
                fill));
        return this;
    }

    Svg rectangle(int x, int y, int width, int height, String classes, String fill) {
        out.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" class=\"%s\" fill=\"%s\"/>",
                x,
                y,
                width,
                height,
                classes,
                fill));
        return this;
    }

    /**
     * The whole picture around what was drawn.
     *
     * @param id letters and digits that no other picture of a page has
     */
    String whole(String id, int width, int height, String title, String description) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"trace\" role=\"img\""
                                + " aria-labelledby=\"%1$s-title %1$s-desc\" width=\"%2$d\" height=\"%3$d\""
                                + " viewBox=\"0 0 %2$d %3$d\" font-family=\"sans-serif\" font-size=\"13\">\n"
                                + "<title id=\"%1$s-title\">%4$s</title>\n<desc id=\"%1$s-desc\">%5$s</desc>\n"
                                + "<rect class=\"trace-back\" width=\"%2$d\" height=\"%3$d\" fill=\"#ffffff\"/>\n",
                        escaped(id),
                        width,
                        height,
                        escaped(title),
                        escaped(description))
                + out
                + "</svg>\n";
    }

    /** For text and quoted attributes; what XML 1.0 (section 2.2) does not allow becomes {@code ?}. */
    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                case '\n', '\t' -> safe.append((char) c);
                default -> safe.appendCodePoint(isAllowed(c) ? c : '?');
            }
        });
        return safe.toString();
    }

    private static boolean isAllowed(int c) {
        return (c >= 0x20 && c <= 0xd7ff && (c < 0x7f || c > 0x9f))
                || (c >= 0xe000 && c <= 0xfffd)
                || (c >= 0x10000 && (c & 0xfffe) != 0xfffe);
    }
}
