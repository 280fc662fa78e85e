package id.pulsa.proxy.message;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a message (RFC 3261 §7.1, §7.2), read from {@code data[start, end)} without its line break. What is
 * wrong with it is left to {@link #fault}, so that a request can be answered all the same.
 */
final class StartLine {
    private static final int LONGEST_METHOD = 64;

    private StartLine() {}

    /** The message that the line begins; null when it is neither a request nor a response. */
    static @Nullable SipMessage read(byte[] data, int start, int end, HeaderIndex index, int bodyStart, int bodyEnd) {
        if (isVersion(data, start, Math.min(end, start + 4))) {
            return response(data, start, end, index, bodyStart, bodyEnd);
        }
        int methodEnd = start;
        while (methodEnd < end && Ascii.isToken(data[methodEnd])) {
            methodEnd++;
        }
        int lineEnd = trimEnd(data, methodEnd, end);
        int version = lineEnd;
        while (version > methodEnd && data[version - 1] != ' ') {
            version--;
        }
        if (methodEnd == start
                || methodEnd - start > LONGEST_METHOD
                || version <= methodEnd + 2
                || data[methodEnd] != ' '
                || !isVersion(data, version, Math.min(lineEnd, version + 4))) {
            return null;
        }
        String uri = new String(data, methodEnd + 1, version - methodEnd - 2, StandardCharsets.UTF_8);
        return new SipRequest(data, index, bodyStart, bodyEnd, Method.of(data, start, methodEnd), uri);
    }

    private static @Nullable SipResponse response(
            byte[] data, int start, int end, HeaderIndex index, int bodyStart, int bodyEnd) {
        int code = start + "SIP/2.0 ".length();
        if (code + 3 > end
                || data[code - 1] != ' '
                || !isTwo(data, start, code - 1)
                || (code + 3 < end && data[code + 3] != ' ')) {
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

    /** What is wrong with a request's line; null when nothing is. */
    static @Nullable Fault fault(SipRequest request, byte[] data, int end) {
        int lineEnd = trimEnd(data, 0, end);
        int version = lineEnd;
        while (version > 0 && data[version - 1] != ' ') {
            version--;
        }
        if (!isTwo(data, version, lineEnd)) {
            return Fault.VERSION;
        }
        String uri = request.requestUri();
        if (lineEnd != end || uri.indexOf(' ') >= 0) {
            return new Fault(400, "Bad Request-Line");
        }
        boolean headers = uri.indexOf('?', uri.indexOf('@') + 1) >= 0;
        boolean fine = SipUri.isKnownScheme(uri) ? !headers && request.uri() != null : SipUri.plausible(uri);
        return fine ? null : new Fault(400, "Bad Request-URI");
    }

    private static boolean isVersion(byte[] data, int from, int to) {
        return Ascii.equalsIgnoreCase(data, from, to, "sip/");
    }

    private static boolean isTwo(byte[] data, int from, int to) {
        return Ascii.equalsIgnoreCase(data, from, to, "sip/2.0");
    }

    private static int trimEnd(byte[] data, int from, int end) {
        int at = end;
        while (at > from && Ascii.isBlank(data[at - 1])) {
            at--;
        }
        return at;
    }
}
