package id.pulsa.proxy.message;

import java.util.List;

/** Header values in one row: where one ends and the next begins, and folded lines (both RFC 3261 §7.3.1). */
final class ValueList {
    private ValueList() {}

    /** Adds the values of {@code row} to {@code into}, split at commas outside quotes and angle brackets. */
    static void split(String row, List<String> into) {
        int start = 0;
        while (start <= row.length()) {
            int end = end(row, start);
            int from = Ascii.skipBlanks(row, start, end);
            int to = Ascii.trimEnd(row, from, end);
            if (from < to) {
                into.add(row.substring(from, to));
            }
            start = end + 1;
        }
    }

    /** Index of the comma that ends the value beginning at {@code start}, or the text's length. */
    static int end(String row, int start) {
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = start; i < row.length(); i++) {
            char c = row.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (bracketed) {
                bracketed = c != '>';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<') {
                bracketed = true;
            } else if (c == ',') {
                return i;
            }
        }
        return row.length();
    }

    /** Replaces each line break with the blanks around it by one space. */
    static String unfold(String text) {
        StringBuilder unfolded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\r' && c != '\n') {
                unfolded.append(c);
                continue;
            }
            int end = unfolded.length();
            while (end > 0 && Ascii.isBlank(unfolded.charAt(end - 1))) {
                end--;
            }
            unfolded.setLength(end);
            unfolded.append(' ');
            i = Ascii.skipBlanks(text, i, text.length()) - 1;
        }
        return unfolded.toString();
    }
}
