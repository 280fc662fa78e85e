package id.pulsa.proxy.message;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Where each header row of a message stands in its bytes. Rows keep their order. */
final class HeaderIndex {
    private static final int MARKS = 3;

    private HeaderName[] names = new HeaderName[24];
    private int[] marks = new int[24 * MARKS];
    private int count;
    private long seen;
    private boolean folded;
    private @Nullable HeaderName repeated;

    /** @param lineEnd first byte after the row's CRLF */
    void add(HeaderName name, int lineStart, int valueStart, int lineEnd) {
        if (count == names.length) {
            names = Arrays.copyOf(names, count * 2);
            marks = Arrays.copyOf(marks, count * 2 * MARKS);
        }
        if (repeated == null && name.isSingle() && (seen & name.bit()) != 0) {
            repeated = name;
        }
        seen |= name.bit();
        names[count] = name;
        marks[count * MARKS] = lineStart;
        marks[count * MARKS + 1] = valueStart;
        marks[count * MARKS + 2] = lineEnd;
        count++;
    }

    /** The last row became longer. */
    void growLast(int lineEnd) {
        marks[(count - 1) * MARKS + 2] = lineEnd;
    }

    /** Notes that some row is folded or ends without CR, so that rows must not be copied as they are. */
    void noteFold() {
        folded = true;
    }

    /** Whether some row is folded or ends without CR. */
    boolean folded() {
        return folded;
    }

    /** The first header that may stand in a message once but stands there again; null when there is none. */
    @Nullable HeaderName repeated() {
        return repeated;
    }

    int count() {
        return count;
    }

    HeaderName name(int row) {
        return names[row];
    }

    int lineStart(int row) {
        return marks[row * MARKS];
    }

    int valueStart(int row) {
        return marks[row * MARKS + 1];
    }

    int lineEnd(int row) {
        return marks[row * MARKS + 2];
    }

    /** First row of that name at or after {@code from}, or −1. */
    int find(HeaderName name, int from) {
        if (name.bit() != 0 && (seen & name.bit()) == 0) {
            return -1;
        }
        for (int row = from; row < count; row++) {
            if (names[row].equals(name)) {
                return row;
            }
        }
        return -1;
    }
}
