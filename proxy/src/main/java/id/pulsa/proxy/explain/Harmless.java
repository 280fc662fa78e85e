package id.pulsa.proxy.explain;

/** Makes what strangers wrote fit to be shown: nothing in it moves a cursor, turns the direction of writing or hides. */
public final class Harmless {
    private static final String MORE = "...";

    private Harmless() {}

    /**
     * One line: control characters, invisible ones and halves of surrogate pairs become {@code ?}.
     *
     * @param most characters; more than 3, longer texts are shortened to so many
     */
    public static String line(String text, int most) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), most));
        int at = 0;
        int count = 0;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (count == most) {
                clean.setLength(clean.offsetByCodePoints(clean.length(), -MORE.length()));
                return clean.append(MORE).toString();
            }
            clean.appendCodePoint(isVisible(c) ? c : '?');
            at += Character.charCount(c);
            count++;
        }
        return clean.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
