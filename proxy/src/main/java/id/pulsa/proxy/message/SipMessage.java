package id.pulsa.proxy.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A SIP message (RFC 3261 §7): its bytes and an index of its header rows. The headers that every call touches are read
 * from the bytes on first use and kept; whatever is not read is never interpreted, only copied.
 *
 * <p>Confined to one thread. The bytes are never changed.
 */
public abstract sealed class SipMessage permits SipRequest, SipResponse {
    private static final int LONGEST_CALL_ID = 255;

    final byte[] data;
    final HeaderIndex index;
    private final int bodyStart;
    private final int bodyEnd;

    private @Nullable String callId;
    private @Nullable CSeq cseq;
    private @Nullable Via topVia;
    private @Nullable NameAddress from;
    private @Nullable NameAddress to;

    SipMessage(byte[] data, HeaderIndex index, int bodyStart, int bodyEnd) {
        this.data = data;
        this.index = index;
        this.bodyStart = bodyStart;
        this.bodyEnd = bodyEnd;
    }

    /**
     * Reads and keeps what every response copies (RFC 3261 §8.2.6.2), so that no accessor finds it missing or malformed
     * later. What is missing or unreadable, so that the message cannot even be answered; null when nothing is.
     */
    final @Nullable String readMandatory() {
        int row = index.find(HeaderName.VIA, 0);
        if (row < 0) {
            return "Bad Via";
        }
        while (row >= 0) {
            if (!readVias(rowValue(row))) {
                return "Bad Via";
            }
            row = index.find(HeaderName.VIA, row + 1);
        }
        String id = header(HeaderName.CALL_ID);
        if (id == null || id.length() > LONGEST_CALL_ID || !Ascii.isCallId(id)) {
            return "Bad Call-ID";
        }
        callId = id;
        String sequence = header(HeaderName.CSEQ);
        cseq = sequence == null ? null : CSeq.parseAnyNumber(sequence);
        if (cseq == null) {
            return "Bad CSeq";
        }
        String caller = header(HeaderName.FROM);
        from = caller == null ? null : NameAddress.parse(caller);
        if (from == null) {
            return "Bad From";
        }
        String callee = header(HeaderName.TO);
        to = callee == null ? null : NameAddress.parse(callee);
        return to == null ? "Bad To" : null;
    }

    private boolean readVias(String value) {
        for (int start = 0; start <= value.length(); ) {
            int end = ValueList.end(value, start);
            Via via = Via.parse(value, start, end);
            if (via == null) {
                return false;
            }
            if (topVia == null) {
                topVia = via;
            }
            start = end + 1;
        }
        return true;
    }

    /** The Call-ID; never empty in a message that the parser let through. */
    public final String callId() {
        String value = callId;
        if (value == null) {
            value = required(HeaderName.CALL_ID);
            callId = value;
        }
        return value;
    }

    /** The CSeq. */
    public final CSeq cseq() {
        CSeq value = cseq;
        if (value == null) {
            value = wellFormed(CSeq.parse(required(HeaderName.CSEQ)), HeaderName.CSEQ);
            cseq = value;
        }
        return value;
    }

    /** The topmost Via. */
    public final Via topVia() {
        Via value = topVia;
        if (value == null) {
            value = wellFormed(Via.parse(required(HeaderName.VIA)), HeaderName.VIA);
            topVia = value;
        }
        return value;
    }

    /** The From header. */
    public final NameAddress from() {
        NameAddress value = from;
        if (value == null) {
            value = wellFormed(NameAddress.parse(required(HeaderName.FROM)), HeaderName.FROM);
            from = value;
        }
        return value;
    }

    /** The To header. */
    public final NameAddress to() {
        NameAddress value = to;
        if (value == null) {
            value = wellFormed(NameAddress.parse(required(HeaderName.TO)), HeaderName.TO);
            to = value;
        }
        return value;
    }

    /** Only a message that was built, not received, can lack one of these: its builder forgot it. */
    private String required(HeaderName name) {
        return wellFormed(header(name), name);
    }

    private static <T> T wellFormed(@Nullable T value, HeaderName name) {
        if (value == null) {
            throw new IllegalStateException("built without a well-formed " + name);
        }
        return value;
    }

    public final boolean has(HeaderName name) {
        return index.find(name, 0) >= 0;
    }

    /** The first row's value, unfolded, without surrounding blanks; null when there is no such header. */
    public final @Nullable String header(HeaderName name) {
        int row = index.find(name, 0);
        return row < 0 ? null : rowValue(row);
    }

    /** Every row's value in order, each unfolded; rows are not split at commas. */
    public final List<String> rows(HeaderName name) {
        List<String> rows = new ArrayList<>(2);
        for (int row = index.find(name, 0); row >= 0; row = index.find(name, row + 1)) {
            rows.add(rowValue(row));
        }
        return rows;
    }

    /** Every value in order: rows of a list header (RFC 3261 §7.3.1) are split at their commas. */
    public final List<String> values(HeaderName name) {
        List<String> values = new ArrayList<>(2);
        for (int row = index.find(name, 0); row >= 0; row = index.find(name, row + 1)) {
            if (name.isList()) {
                ValueList.split(rowValue(row), values);
            } else {
                values.add(rowValue(row));
            }
        }
        return values;
    }

    /** Whether a list header holds that token, in any case. */
    public final boolean lists(HeaderName name, String token) {
        for (String value : values(name)) {
            if (value.equalsIgnoreCase(token)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text stands anywhere in a header, in any case; read from the bytes, so cheap enough for every call. */
    public final boolean mentions(HeaderName name, String lowerCaseText) {
        for (int row = index.find(name, 0); row >= 0; row = index.find(name, row + 1)) {
            int last = index.lineEnd(row) - lowerCaseText.length();
            for (int from = index.valueStart(row); from <= last; from++) {
                if (Ascii.equalsIgnoreCase(data, from, from + lowerCaseText.length(), lowerCaseText)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A header that holds a plain number of at most ten digits; −1 when it is missing or anything else. */
    public final long number(HeaderName name) {
        String value = header(name);
        return value == null ? -1 : Ascii.number(value);
    }

    public final int headerCount() {
        return index.count();
    }

    public final boolean hasBody() {
        return bodyEnd > bodyStart;
    }

    public final int bodyLength() {
        return bodyEnd - bodyStart;
    }

    /** A copy of the body. */
    public final byte[] body() {
        return Arrays.copyOfRange(data, bodyStart, bodyEnd);
    }

    final int bodyStart() {
        return bodyStart;
    }

    /** The message as it is on the wire: not to be changed. */
    public final byte[] bytes() {
        return data;
    }

    /** How many of {@link #bytes} belong to the message. */
    public final int length() {
        return bodyEnd;
    }

    /** The first line, for logs. */
    public final String startLine() {
        int start = 0;
        while (start < bodyEnd && Ascii.isBlank(data[start])) {
            start++;
        }
        int end = start;
        while (end < bodyEnd && data[end] != '\r' && data[end] != '\n') {
            end++;
        }
        return new String(data, start, end - start, StandardCharsets.UTF_8);
    }

    final String rowValue(int row) {
        int start = index.valueStart(row);
        int end = index.lineEnd(row);
        while (end > start && Ascii.isBlank(data[end - 1])) {
            end--;
        }
        while (start < end && Ascii.isBlank(data[start])) {
            start++;
        }
        String text = new String(data, start, end - start, StandardCharsets.UTF_8);
        return index.folded() && text.indexOf('\n') >= 0 ? ValueList.unfold(text) : text;
    }

    /** The whole message as text. */
    @Override
    public final String toString() {
        return new String(data, 0, bodyEnd, StandardCharsets.UTF_8);
    }
}
