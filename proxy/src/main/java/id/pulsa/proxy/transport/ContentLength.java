package id.pulsa.proxy.transport;

/** Finds how long a message's body is by its headers alone (RFC 3261 §20.14), without understanding the rest. */
final class ContentLength {
    static final int MISSING = -1;
    static final int INVALID = -2;
    static final int CONTRADICTORY = -3;

    private static final byte[] LONG_NAME = {'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h'};
    private static final byte[] COMPACT_NAME = {'l'};

    /** No body is longer; larger numbers count as this one so that they cannot overflow. */
    private static final int LARGEST = 1_000_000_000;

    private ContentLength() {}

    /**
     * The body length announced by the headers in {@code bytes} from {@code from}, the start line, to {@code to}, just
     * after the empty line; or one of the negative constants.
     */
    static int read(byte[] bytes, int from, int to) {
        int found = MISSING;
        for (int line = lineEnd(bytes, from, to) + 2; line < to - 2; ) {
            int end = lineEnd(bytes, line, to);
            int value = valueStart(bytes, line, end);
            if (value >= 0) {
                int length = number(bytes, value, end);
                if (length < 0) {
                    return INVALID;
                }
                if (found >= 0 && found != length) {
                    return CONTRADICTORY;
                }
                found = length;
            }
            line = end + 2;
        }
        return found;
    }

    /** Where the line's CRLF stands; a line goes on after a CRLF that white space follows (folding, §7.3.1). */
    private static int lineEnd(byte[] bytes, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            boolean lineBreak = bytes[i] == '\r' && bytes[i + 1] == '\n';
            if (lineBreak && (i + 2 >= to || (bytes[i + 2] != ' ' && bytes[i + 2] != '\t'))) {
                return i;
            }
        }
        return to;
    }

    /** Just after the colon when the line is a Content-Length header, else −1. */
    private static int valueStart(byte[] bytes, int line, int end) {
        int name = startsWith(bytes, line, end, LONG_NAME)
                ? LONG_NAME.length
                : startsWith(bytes, line, end, COMPACT_NAME) ? COMPACT_NAME.length : -1;
        if (name < 0) {
            return -1;
        }
        int i = line + name;
        while (i < end && isSpace(bytes[i])) {
            i++;
        }
        return i < end && bytes[i] == ':' ? i + 1 : -1;
    }

    private static boolean startsWith(byte[] bytes, int from, int end, byte[] lowerCase) {
        if (end - from < lowerCase.length) {
            return false;
        }
        for (int i = 0; i < lowerCase.length; i++) {
            byte b = bytes[from + i];
            if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != lowerCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] bytes, int from, int end) {
        int first = from;
        int last = end;
        while (first < last && isSpace(bytes[first])) {
            first++;
        }
        while (last > first && isSpace(bytes[last - 1])) {
            last--;
        }
        if (first == last) {
            return INVALID;
        }
        long value = 0;
        for (int i = first; i < last; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return INVALID;
            }
            value = Math.min(LARGEST, value * 10 + bytes[i] - '0');
        }
        return (int) value;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
