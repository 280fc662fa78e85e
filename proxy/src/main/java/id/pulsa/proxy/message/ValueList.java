package id.pulsa.proxy.message;

import java.util.List;

/** Header values in one row: where one ends and the next begins (RFC 3261 §7.3.1), and folded lines (§7.3.1). */
final class ValueList {
    private ValueList() {}

    /** Adds the values of {@code row} to {@code into}, split at commas outside quotes, angle brackets and comments. */
    static void split(String row, List<String> into) {
        int start = 0;
        while (start <= row.length()) {
            int end = end(row, start);
            String value = row.substring(start, end).strip();
            if (!value.isEmpty()) {
                into.add(value);
            }
            start = end + 1;
        }
    }

    /** Index of the comma that ends the value beginning at {@code start}, or the text's length. */
    static int end(String row, int start) {
        boolean quoted = false;
        boolean bracketed = false;
        int comments = 0;
        for (int i = start; i < row.length(); i++) {
            char c = row.charAt(i);
            if (quoted) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    quoted = false;
                }
            } else if (comments > 0) {
                if (c == '\\') {
                    i++;
                } else {
                    comments += c == '(' ? 1 : c == ')' ? -1 : 0;
                }
            } else if (bracketed) {
                bracketed = c != '>';
            } else if (c == '"') {
                quoted = true;
            } else if (c == '<') {
                bracketed = true;
            } else if (c == '(') {
                comments++;
            } else if (c == ',') {
                return i;
            }
        }
        return row.length();
    }

    /** Replaces each line break with the blanks around it by one space. */
    static String unfold(String text) {
        StringBuilder unfolded = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Ascii.isBlank(c)) {
                blank = true;
            } else {
                if (blank) {
                    unfolded.append(' ');
                    blank = false;
                }
                unfolded.append(c);
            }
        }
        return unfolded.toString();
    }
}
