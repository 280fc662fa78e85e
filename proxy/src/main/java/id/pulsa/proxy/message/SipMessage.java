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
            value = CSeq.parse(required(HeaderName.CSEQ));
            if (value == null) {
                throw new IllegalStateException("CSeq was not checked");
            }
            cseq = value;
        }
        return value;
    }

    /** The topmost Via. */
    public final Via topVia() {
        Via value = topVia;
        if (value == null) {
            value = Via.parse(required(HeaderName.VIA));
            if (value == null) {
                throw new IllegalStateException("Via was not checked");
            }
            topVia = value;
        }
        return value;
    }

    /** The From header. */
    public final NameAddress from() {
        NameAddress value = from;
        if (value == null) {
            value = address(HeaderName.FROM);
            from = value;
        }
        return value;
    }

    /** The To header. */
    public final NameAddress to() {
        NameAddress value = to;
        if (value == null) {
            value = address(HeaderName.TO);
            to = value;
        }
        return value;
    }

    private NameAddress address(HeaderName name) {
        NameAddress value = NameAddress.parse(required(name));
        if (value == null) {
            throw new IllegalStateException(name + " was not checked");
        }
        return value;
    }

    private String required(HeaderName name) {
        String value = header(name);
        if (value == null) {
            throw new IllegalStateException("no " + name);
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
        int end = 0;
        while (end < bodyEnd && data[end] != '\r' && data[end] != '\n') {
            end++;
        }
        return new String(data, 0, end, StandardCharsets.UTF_8);
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
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0 ? text : ValueList.unfold(text);
    }

    /** The whole message as text. */
    @Override
    public final String toString() {
        return new String(data, 0, bodyEnd, StandardCharsets.UTF_8);
    }
}
