package id.pulsa.proxy.message;

import org.jspecify.annotations.Nullable;

/**
 * Reads a message's start line and finds its headers (RFC 3261 §7), without interpreting more than the mandatory ones,
 * which the message keeps as read. Linear in the message's length; allocates the message, its index and what was read,
 * nothing per byte. Thread-safe.
 */
public final class MessageParser {
    private static final int MOST_HOPS = 255;

    private final MessageLimits limits;

    public MessageParser(MessageLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads the message in {@code data[0, length)}, which from now on belongs to it.
     *
     * <p>Bytes behind the body that Content-Length announces are ignored (RFC 3261 §18.3); fewer are malformed.
     */
    public ParseResult parse(byte[] data, int length) {
        int readable = Math.min(length, limits.messageBytes());
        int start = 0;
        while (start < readable && (data[start] == '\r' || data[start] == '\n')) {
            start++;
        }
        int lineEnd = start;
        while (lineEnd < readable && data[lineEnd] != '\n') {
            if (Ascii.isControl(data[lineEnd]) && data[lineEnd] != '\r') {
                return new ParseResult.Malformed(400, "Bad Start Line", null);
            }
            lineEnd++;
        }
        if (lineEnd >= readable) {
            return new ParseResult.Malformed(400, "No Start Line", null);
        }
        HeaderIndex index = new HeaderIndex();
        HeaderRows rows = new HeaderRows(data, readable, limits, index);
        int bodyStart = rows.walk(lineEnd + 1);
        Fault fault = readable < length ? Fault.TOO_LARGE : rows.fault();
        long bodyLength = bodyLength(data, index, length - bodyStart);
        int bodyEnd = fault == null && bodyLength >= 0 ? bodyStart + (int) bodyLength : bodyStart;
        if (lineEnd > start && data[lineEnd - 1] == '\r') {
            lineEnd--;
        }
        SipMessage message = StartLine.read(data, start, lineEnd, index, bodyStart, bodyEnd);
        if (message == null || hasCarriageReturn(data, start, lineEnd)) {
            return new ParseResult.Malformed(400, "Bad Start Line", null);
        }
        String unanswerable = message.readMandatory();
        if (unanswerable != null) {
            return new ParseResult.Malformed(400, unanswerable, null);
        }
        Fault found = fault(message, lineEnd, fault, bodyLength);
        return found == null ? new ParseResult.Parsed(message) : malformed(found, message);
    }

    /** An ACK is never answered (RFC 3261 §17.1.1.3), nor is a response. */
    private static ParseResult malformed(Fault fault, SipMessage message) {
        boolean answered =
                message instanceof SipRequest request && !request.method().equals(Method.ACK);
        return new ParseResult.Malformed(fault.status(), fault.detail(), answered ? (SipRequest) message : null);
    }

    /** The first fault in order of precedence; null when there is none. */
    private static @Nullable Fault fault(SipMessage message, int lineEnd, @Nullable Fault inRows, long bodyLength) {
        Fault inLine = message instanceof SipRequest request ? StartLine.fault(request, message.data, lineEnd) : null;
        if (inLine != null) {
            return inLine;
        }
        if (inRows != null) {
            return inRows;
        }
        HeaderName repeated = message.index.repeated();
        if (repeated != null) {
            return new Fault(400, "Repeated " + repeated);
        }
        if (message.cseq().number() < 0) {
            return Fault.CSEQ_NUMBER;
        }
        if (message instanceof SipRequest request && !request.cseq().method().equals(request.method())) {
            return Fault.CSEQ_METHOD;
        }
        if (message.has(HeaderName.MAX_FORWARDS)) {
            long hops = message.number(HeaderName.MAX_FORWARDS);
            if (hops < 0 || hops > MOST_HOPS) {
                return Fault.MAX_FORWARDS;
            }
        }
        return bodyLength < 0 ? Fault.CONTENT_LENGTH : null;
    }

    /** What Content-Length announces, or all there is when it is missing; −1 when it is bad or more than there is. */
    private static long bodyLength(byte[] data, HeaderIndex index, int available) {
        int row = index.find(HeaderName.CONTENT_LENGTH, 0);
        if (row < 0) {
            return available;
        }
        int at = index.valueStart(row);
        int end = index.lineEnd(row);
        while (at < end && Ascii.isBlank(data[at])) {
            at++;
        }
        while (end > at && Ascii.isBlank(data[end - 1])) {
            end--;
        }
        long value = at < end ? 0 : -1;
        for (; at < end && value >= 0; at++) {
            value = Ascii.isDigit(data[at]) ? value * 10 + data[at] - '0' : -1;
            value = value > available ? -1 : value;
        }
        return value;
    }

    private static boolean hasCarriageReturn(byte[] data, int from, int to) {
        for (int i = from; i < to; i++) {
            if (data[i] == '\r') {
                return true;
            }
        }
        return false;
    }
}
