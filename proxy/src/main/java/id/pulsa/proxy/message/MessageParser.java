package id.pulsa.proxy.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message's start line and finds its headers (RFC 3261 §7), without interpreting more than the mandatory ones.
 * Linear in the message's length; allocates the message and its index, nothing per byte. Thread-safe.
 */
public final class MessageParser {
    private static final HeaderName[] SINGLE = {
        HeaderName.FROM,
        HeaderName.TO,
        HeaderName.CALL_ID,
        HeaderName.CSEQ,
        HeaderName.MAX_FORWARDS,
        HeaderName.CONTENT_LENGTH,
        HeaderName.CONTENT_TYPE
    };

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
        if (length > limits.messageBytes()) {
            return new ParseResult.Malformed(513, "Message Too Large", null);
        }
        int start = 0;
        while (start < length && (data[start] == '\r' || data[start] == '\n')) {
            start++;
        }
        int lineEnd = endOfLine(data, start, length);
        if (lineEnd < 0) {
            return new ParseResult.Malformed(400, "No Start Line", null);
        }
        HeaderIndex index = new HeaderIndex();
        int bodyStart = index(data, lineEnd, length, index);
        if (bodyStart < 0) {
            return faulty(data, start, lineEnd, index, HEADER_FAULTS[-bodyStart - 1]);
        }
        return build(data, start, lineEnd, index, bodyStart, length);
    }

    private static final String[] HEADER_FAULTS = {
        "Headers Do Not End", "Too Many Headers", "Header Too Long", "Header Without Name"
    };

    /** Index of the first byte of the body, or −(1 + index into {@link #HEADER_FAULTS}). */
    private int index(byte[] data, int from, int length, HeaderIndex index) {
        int at = from;
        while (at < length) {
            if (data[at] == '\n') {
                return at + 1;
            }
            if (data[at] == '\r' && at + 1 < length && data[at + 1] == '\n') {
                return at + 2;
            }
            int end = endOfLine(data, at, length);
            while (end > 0 && end < length && (data[end] == ' ' || data[end] == '\t')) {
                end = endOfLine(data, end, length);
            }
            if (end < 0) {
                return -1;
            }
            if (index.count() == limits.headers()) {
                return -2;
            }
            if (end - at > limits.headerBytes()) {
                return -3;
            }
            int nameEnd = at;
            while (nameEnd < end && Ascii.isToken(data[nameEnd])) {
                nameEnd++;
            }
            int colon = nameEnd;
            while (colon < end && (data[colon] == ' ' || data[colon] == '\t')) {
                colon++;
            }
            if (nameEnd == at || data[colon] != ':') {
                return -4;
            }
            index.add(HeaderName.of(data, at, nameEnd), at, colon + 1, end);
            at = end;
        }
        return -1;
    }

    private ParseResult build(byte[] data, int start, int lineEnd, HeaderIndex index, int bodyStart, int length) {
        SipMessage message = message(data, start, lineEnd, index, bodyStart, length);
        if (message == null) {
            return new ParseResult.Malformed(400, "Bad Start Line", null);
        }
        String missing = mandatory(message);
        if (missing != null) {
            return new ParseResult.Malformed(400, missing, null);
        }
        SipRequest request = message instanceof SipRequest r ? r : null;
        if (!versionFits(data, start, lineEnd, request != null)) {
            return new ParseResult.Malformed(505, "Version Not Supported", request);
        }
        String fault = sanity(message);
        if (fault != null) {
            return new ParseResult.Malformed(400, fault, request);
        }
        String announced = message.header(HeaderName.CONTENT_LENGTH);
        int bodyEnd = length;
        if (announced != null) {
            long bodyLength = Ascii.number(announced);
            if (bodyLength < 0 || bodyLength > length - bodyStart) {
                return new ParseResult.Malformed(400, "Bad Content-Length", request);
            }
            bodyEnd = bodyStart + (int) bodyLength;
        }
        if (bodyEnd == length) {
            return new ParseResult.Parsed(message);
        }
        SipMessage cut = message(data, start, lineEnd, index, bodyStart, bodyEnd);
        return cut == null ? new ParseResult.Malformed(400, "Bad Start Line", null) : new ParseResult.Parsed(cut);
    }

    /** Headers could not be indexed to their end: a request is answered when what it needs stands before the fault. */
    private ParseResult faulty(byte[] data, int start, int lineEnd, HeaderIndex index, String fault) {
        SipMessage message = message(data, start, lineEnd, index, lineEnd, lineEnd);
        SipRequest request = message instanceof SipRequest r && mandatory(r) == null ? r : null;
        return new ParseResult.Malformed(fault.equals("Header Too Long") ? 513 : 400, fault, request);
    }

    private static @Nullable SipMessage message(
            byte[] data, int start, int lineEnd, HeaderIndex index, int bodyStart, int bodyEnd) {
        int end = lineEnd;
        while (end > start && (data[end - 1] == '\r' || data[end - 1] == '\n')) {
            end--;
        }
        if (Ascii.equals(data, start, Math.min(end, start + 4), "SIP/")) {
            return response(data, start, end, index, bodyStart, bodyEnd);
        }
        int methodEnd = start;
        while (methodEnd < end && Ascii.isToken(data[methodEnd])) {
            methodEnd++;
        }
        int version = end;
        while (version > methodEnd && data[version - 1] != ' ') {
            version--;
        }
        if (methodEnd == start || methodEnd - start > 32 || data[methodEnd] != ' ' || version - 1 <= methodEnd + 1) {
            return null;
        }
        String uri = new String(data, methodEnd + 1, version - methodEnd - 2, StandardCharsets.UTF_8);
        if (!SipUri.plausible(uri) || !Ascii.equals(data, version, Math.min(end, version + 4), "SIP/")) {
            return null;
        }
        return new SipRequest(data, index, bodyStart, bodyEnd, Method.of(data, start, methodEnd), uri);
    }

    private static @Nullable SipResponse response(
            byte[] data, int start, int end, HeaderIndex index, int bodyStart, int bodyEnd) {
        int space = start + 4;
        while (space < end && data[space] != ' ') {
            space++;
        }
        int code = space + 1;
        if (code + 3 > end || (code + 3 < end && data[code + 3] != ' ')) {
            return null;
        }
        int status = 0;
        for (int i = code; i < code + 3; i++) {
            if (!Ascii.isDigit(data[i])) {
                return null;
            }
            status = status * 10 + data[i] - '0';
        }
        if (status < 100 || status > 699) {
            return null;
        }
        int phrase = Math.min(end, code + 4);
        String reason = new String(data, phrase, end - phrase, StandardCharsets.UTF_8);
        return new SipResponse(data, index, bodyStart, bodyEnd, status, reason);
    }

    private static boolean versionFits(byte[] data, int start, int lineEnd, boolean request) {
        int end = lineEnd;
        while (end > start && Ascii.isBlank(data[end - 1])) {
            end--;
        }
        int from = request ? end - 7 : start;
        return from >= start && Ascii.equals(data, from, Math.min(end, from + 7), "SIP/2.0");
    }

    /** What is missing or unreadable so that no response could be sent; null when nothing is. */
    private static @Nullable String mandatory(SipMessage message) {
        String via = message.header(HeaderName.VIA);
        if (via == null || Via.parse(via) == null) {
            return "Bad Via";
        }
        String cseq = message.header(HeaderName.CSEQ);
        if (cseq == null || CSeq.parse(cseq) == null) {
            return "Bad CSeq";
        }
        String callId = message.header(HeaderName.CALL_ID);
        if (callId == null || callId.isEmpty() || callId.length() > 255 || callId.indexOf(' ') >= 0) {
            return "Bad Call-ID";
        }
        String from = message.header(HeaderName.FROM);
        if (from == null || NameAddress.parse(from) == null) {
            return "Bad From";
        }
        String to = message.header(HeaderName.TO);
        return to == null || NameAddress.parse(to) == null ? "Bad To" : null;
    }

    /** Faults of a message that can still be answered (JAIN-SIP lets these through); null when there is none. */
    private static @Nullable String sanity(SipMessage message) {
        for (HeaderName name : SINGLE) {
            int row = message.index.find(name, 0);
            if (row >= 0 && message.index.find(name, row + 1) >= 0) {
                return "Repeated " + name;
            }
        }
        if (message instanceof SipRequest request && !request.cseq().method().equals(request.method())) {
            return "CSeq Method Mismatch";
        }
        if (message.has(HeaderName.MAX_FORWARDS)) {
            long hops = message.number(HeaderName.MAX_FORWARDS);
            if (hops < 0 || hops > 255) {
                return "Bad Max-Forwards";
            }
        }
        List<String> rest = new ArrayList<>(2);
        for (int row = message.index.find(HeaderName.VIA, 0); row >= 0; ) {
            rest.clear();
            ValueList.split(message.rowValue(row), rest);
            for (String via : rest) {
                if (Via.parse(via) == null) {
                    return "Bad Via";
                }
            }
            row = message.index.find(HeaderName.VIA, row + 1);
        }
        return null;
    }

    /** Index after the line's LF, or −1 when the line does not end before {@code length}. */
    private static int endOfLine(byte[] data, int from, int length) {
        for (int i = from; i < length; i++) {
            if (data[i] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }
}
