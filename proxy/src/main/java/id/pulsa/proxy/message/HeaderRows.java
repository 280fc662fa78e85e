package id.pulsa.proxy.message;

import org.jspecify.annotations.Nullable;

/**
 * Walks over the header rows of one message (RFC 3261 §7.3) and indexes them. A row with a fault is left out and the
 * walk goes on, since what is needed to answer the request may come after it.
 *
 * <p>A line may end with LF alone, as Kamailio, Sofia and PJSIP have it too: an element before or behind us must not see
 * other headers than we do. A CR alone ends nothing and is refused, like any control character outside a quoted pair.
 */
final class HeaderRows {
    private final byte[] data;
    private final int length;
    private final MessageLimits limits;
    private final HeaderIndex index;
    private @Nullable Fault fault;
    private boolean control;

    HeaderRows(byte[] data, int length, MessageLimits limits, HeaderIndex index) {
        this.data = data;
        this.length = length;
        this.limits = limits;
        this.index = index;
    }

    /** The first fault; null when there is none. */
    @Nullable Fault fault() {
        return fault;
    }

    /** Indexes the rows from {@code from} on. Index of the body's first byte, or the length when headers do not end. */
    int walk(int from) {
        int at = from;
        while (at < length) {
            if (data[at] == '\n') {
                return at + 1;
            }
            if (data[at] == '\r' && at + 1 < length && data[at + 1] == '\n') {
                return at + 2;
            }
            control = false;
            int end = endOfLine(at);
            while (end > 0 && end < length && (data[end] == ' ' || data[end] == '\t')) {
                index.noteFold();
                end = endOfLine(end);
            }
            if (end < 0) {
                break;
            }
            row(at, end);
            at = end;
        }
        note(Fault.HEADERS_DO_NOT_END);
        return length;
    }

    private void row(int start, int end) {
        int nameEnd = start;
        while (nameEnd < end && Ascii.isToken(data[nameEnd])) {
            nameEnd++;
        }
        int colon = nameEnd;
        while (colon < end && (data[colon] == ' ' || data[colon] == '\t')) {
            colon++;
        }
        if (end - start > limits.headerBytes()) {
            note(Fault.HEADER_TOO_LONG);
        } else if (nameEnd == start || colon == end || data[colon] != ':') {
            note(Fault.HEADER_WITHOUT_NAME);
        } else if (control) {
            note(Fault.CONTROL_CHARACTER);
        } else {
            HeaderName name = HeaderName.of(data, start, nameEnd);
            if (index.count() < limits.headers()) {
                index.add(name, start, colon + 1, end);
            } else {
                note(Fault.TOO_MANY_HEADERS);
                if (name.isSingle() && index.find(name, 0) < 0) {
                    index.add(name, start, colon + 1, end);
                }
            }
        }
    }

    private void note(Fault found) {
        if (fault == null) {
            fault = found;
        }
    }

    /** Index after the line's LF, or −1 when the line does not end. Notes control characters on the way. */
    private int endOfLine(int from) {
        for (int i = from; i < length; i++) {
            byte b = data[i];
            if ((b >= ' ' && b < 127) || b < 0) {
                continue;
            }
            if (b == '\n') {
                if (i == from || data[i - 1] != '\r') {
                    index.noteFold();
                }
                return i + 1;
            }
            boolean lineBreak = b == '\r' && i + 1 < length && data[i + 1] == '\n';
            boolean quotedPair = b != '\r' && i > from && data[i - 1] == '\\';
            control |= b != '\t' && !lineBreak && !quotedPair;
        }
        return -1;
    }
}
