package id.pulsa.proxy.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message: start line, headers in the order they are added, Content-Length, body. The result carries its index
 * already, so nothing is parsed again. Rows copied from another message are copied as bytes.
 *
 * <p>No value can break the message apart: a line break, or another control character outside a quoted pair, is refused
 * with IllegalArgumentException, and so is a Request-URI with a blank. What the parser let through never holds one.
 */
public final class MessageBuilder {
    private static final byte[] VERSION = " SIP/2.0\r\n".getBytes(StandardCharsets.US_ASCII);

    private byte[] data = new byte[1024];
    private int length;
    private final HeaderIndex index = new HeaderIndex();
    private final @Nullable Method method;
    private final String uriOrPhrase;
    private final int status;

    private MessageBuilder(@Nullable Method method, String uriOrPhrase, int status) {
        this.method = method;
        this.uriOrPhrase = uriOrPhrase;
        this.status = status;
    }

    /**
     * A request with that Request-URI and no headers yet.
     *
     * @throws IllegalArgumentException when the Request-URI is none
     */
    public static MessageBuilder request(Method method, String requestUri) {
        if (!SipUri.isUri(requestUri)) {
            throw new IllegalArgumentException("no Request-URI: " + requestUri);
        }
        MessageBuilder builder = new MessageBuilder(method, requestUri, 0);
        builder.write(method.name());
        builder.write(' ');
        builder.writeClean(requestUri);
        builder.write(VERSION);
        return builder;
    }

    /**
     * A response with nothing in it yet.
     *
     * @param status 100 to 699
     */
    public static MessageBuilder response(int status, String reasonPhrase) {
        if (status < 100 || status > 699) {
            throw new IllegalArgumentException("no status: " + status);
        }
        MessageBuilder builder = new MessageBuilder(null, reasonPhrase, status);
        builder.write("SIP/2.0 ");
        builder.writeNumber(status);
        builder.write(' ');
        builder.writeClean(reasonPhrase);
        builder.lineBreak();
        return builder;
    }

    /**
     * A response to {@code request} with what every response copies (RFC 3261 §8.2.6.2): Via, From, To, Call-ID, CSeq,
     * and Timestamp in a 100.
     *
     * @param toTag added to To unless the request has one already; null for none (a 100)
     */
    public static MessageBuilder responseTo(
            SipRequest request, int status, String reasonPhrase, @Nullable String toTag) {
        MessageBuilder builder = response(status, reasonPhrase);
        int row = request.index.find(HeaderName.VIA, 0);
        builder.add(HeaderName.VIA, request.responseVia());
        if (row >= 0) {
            String value = request.rowValue(row);
            int first = ValueList.end(value, 0);
            if (first < value.length()) {
                builder.add(HeaderName.VIA, value.substring(first + 1).strip());
            }
            while ((row = request.index.find(HeaderName.VIA, row + 1)) >= 0) {
                builder.copyRow(request, row);
            }
        }
        // Only the first row: a request that is refused for repeating one of these is answered like any other.
        builder.copyFirst(request, HeaderName.FROM);
        builder.copyFirst(request, HeaderName.TO);
        if (toTag != null && request.to().tag() == null) {
            builder.appendTag(toTag);
        }
        builder.copyFirst(request, HeaderName.CALL_ID);
        builder.copyFirst(request, HeaderName.CSEQ);
        if (status == 100) {
            builder.copy(request, HeaderName.TIMESTAMP);
        }
        return builder;
    }

    /**
     * Adds a row.
     *
     * @throws IllegalArgumentException when the value would break the message apart
     */
    public MessageBuilder add(HeaderName name, String value) {
        headersOpen();
        int start = length;
        write(name.toString());
        write(':');
        write(' ');
        int valueStart = length;
        writeClean(value);
        lineBreak();
        index.add(name, start, valueStart, length);
        return this;
    }

    /** Adds a row that holds a number. */
    public MessageBuilder add(HeaderName name, long value) {
        headersOpen();
        int start = length;
        write(name.toString());
        write(':');
        write(' ');
        int valueStart = length;
        writeNumber(value);
        lineBreak();
        index.add(name, start, valueStart, length);
        return this;
    }

    /** Adds a row for each value. */
    public MessageBuilder addAll(HeaderName name, List<String> values) {
        for (String value : values) {
            add(name, value);
        }
        return this;
    }

    /** Copies all rows of that name as they are. */
    public MessageBuilder copy(SipMessage from, HeaderName name) {
        for (int row = from.index.find(name, 0); row >= 0; row = from.index.find(name, row + 1)) {
            copyRow(from, row);
        }
        return this;
    }

    /** Copies all rows but those of the given names and Content-Length, which {@link #body} writes. */
    public MessageBuilder copyAllBut(SipMessage from, Set<HeaderName> excluded) {
        for (int row = 0; row < from.index.count(); row++) {
            HeaderName name = from.index.name(row);
            if (!name.equals(HeaderName.CONTENT_LENGTH) && !excluded.contains(name)) {
                copyRow(from, row);
            }
        }
        return this;
    }

    private void copyFirst(SipMessage from, HeaderName name) {
        int row = from.index.find(name, 0);
        if (row >= 0) {
            copyRow(from, row);
        }
    }

    private void copyRow(SipMessage from, int row) {
        if (from.index.folded()) {
            // Folds and bare LFs are read, never written (RFC 3261 §7.3.1 advises against them).
            add(from.index.name(row), from.rowValue(row));
            return;
        }
        headersOpen();
        int lineStart = from.index.lineStart(row);
        int bytes = from.index.lineEnd(row) - lineStart;
        ensure(bytes);
        System.arraycopy(from.data, lineStart, data, length, bytes);
        index.add(from.index.name(row), length, length + from.index.valueStart(row) - lineStart, length + bytes);
        length += bytes;
    }

    /** Puts a tag behind the row just written, whose own bytes stay as they came. */
    private void appendTag(String tag) {
        if (!Ascii.isToken(tag)) {
            throw new IllegalArgumentException("no tag: " + tag);
        }
        while (Ascii.isBlank(data[length - 1])) {
            length--;
        }
        write(";tag=");
        write(tag);
        lineBreak();
        index.growLast(length);
    }

    /** Bytes written so far. */
    public int length() {
        return length;
    }

    /** The body's media type and the body itself; adds Content-Type. */
    public MessageBuilder body(String contentType, byte[] body) {
        add(HeaderName.CONTENT_TYPE, contentType);
        return finish(body, 0, body.length);
    }

    /** The same body as {@code from}; its Content-Type and the like are copied with the other headers. */
    public MessageBuilder body(SipMessage from) {
        return finish(from.data, from.bodyStart(), from.bodyLength());
    }

    private int bodyStart = -1;

    private MessageBuilder finish(byte[] body, int from, int bodyLength) {
        add(HeaderName.CONTENT_LENGTH, bodyLength);
        lineBreak();
        bodyStart = length;
        ensure(bodyLength);
        System.arraycopy(body, from, data, length, bodyLength);
        length += bodyLength;
        return this;
    }

    /** The request; without a body unless one was given. */
    public SipRequest buildRequest() {
        Method requestMethod = method;
        if (requestMethod == null) {
            throw new IllegalStateException("this builds a response");
        }
        complete();
        return new SipRequest(data, index, bodyStart, length, requestMethod, uriOrPhrase);
    }

    /** The response; without a body unless one was given. */
    public SipResponse buildResponse() {
        if (method != null) {
            throw new IllegalStateException("this builds a request");
        }
        complete();
        return new SipResponse(data, index, bodyStart, length, status, uriOrPhrase);
    }

    private void headersOpen() {
        if (bodyStart >= 0) {
            throw new IllegalStateException("the body is written already");
        }
    }

    private void complete() {
        if (bodyStart < 0) {
            finish(data, 0, 0);
        }
    }

    private void ensure(int more) {
        if (length + more > data.length) {
            data = Arrays.copyOf(data, Math.max(data.length * 2, length + more));
        }
    }

    private void write(char c) {
        ensure(1);
        data[length++] = (byte) c;
    }

    private void write(byte[] bytes) {
        ensure(bytes.length);
        System.arraycopy(bytes, 0, data, length, bytes.length);
        length += bytes.length;
    }

    private void lineBreak() {
        ensure(2);
        data[length++] = '\r';
        data[length++] = '\n';
    }

    private void writeClean(String text) {
        ensure(text.length());
        int at = length;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 128) {
                length = at;
                writeUtf8(text.substring(i));
                return;
            }
            refuseControl(c, i == 0 ? ' ' : text.charAt(i - 1));
            data[at++] = (byte) c;
        }
        length = at;
    }

    private void writeUtf8(String text) {
        for (int i = 0; i < text.length(); i++) {
            refuseControl(text.charAt(i), i == 0 ? ' ' : text.charAt(i - 1));
        }
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refuseControl(char c, char before) {
        if (Ascii.isControl(c) && (c == '\r' || c == '\n' || before != '\\')) {
            throw new IllegalArgumentException("a line break or control character in a value");
        }
    }

    /** Writes what is known to be ASCII and clean. */
    private void write(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            data[length++] = (byte) text.charAt(i);
        }
    }

    private void writeNumber(long value) {
        if (value >= 0 && value < 10) {
            write((char) ('0' + value));
        } else {
            write(Long.toString(value));
        }
    }
}
