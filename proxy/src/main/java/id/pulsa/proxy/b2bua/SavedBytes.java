package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.b2bua.SavedCall.SavedInvite;
import id.pulsa.proxy.message.HeaderName;
import id.pulsa.proxy.message.MessageBuilder;
import id.pulsa.proxy.message.MessageLimits;
import id.pulsa.proxy.message.MessageParser;
import id.pulsa.proxy.message.Method;
import id.pulsa.proxy.message.ParseResult;
import id.pulsa.proxy.message.SipMessage;
import id.pulsa.proxy.message.SipRequest;
import id.pulsa.proxy.message.SipResponse;
import id.pulsa.proxy.transport.Flow;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes and reads the parts of a {@link SavedCall}. */
final class SavedBytes {
    /** Stands for an INVITE that need not be known. */
    static final byte[] NO_INVITE = {0, 0};

    private static final byte[] NO_RESPONSE = {};

    /** Whatever was let in once is read again, whatever the limits are now. */
    private static final MessageParser PARSER = new MessageParser(new MessageLimits(1 << 20, 1_000, 1 << 16));

    private static final int LONGEST_TEXT = 0xffff;

    private byte[] data = new byte[1_536];
    private int length;

    /**
     * An INVITE as {@link #invite(DataInputStream)} reads it: our tag, the flow, and its headers that count; texts and blob
     * as below.
     *
     * @param toTag our tag in the answers to the caller's INVITE, our From tag in one to a callee
     */
    static byte[] invite(SipRequest invite, String toTag, Flow flow) {
        SipRequest headers = MessageBuilder.request(Method.INVITE, invite.requestUri())
                .copy(invite, HeaderName.VIA)
                .copy(invite, HeaderName.ROUTE)
                .copy(invite, HeaderName.RECORD_ROUTE)
                .copy(invite, HeaderName.FROM)
                .copy(invite, HeaderName.TO)
                .copy(invite, HeaderName.CALL_ID)
                .copy(invite, HeaderName.CSEQ)
                .copy(invite, HeaderName.CONTACT)
                .buildRequest();
        SavedBytes out = new SavedBytes();
        out.text(toTag);
        out.text(flow.key());
        out.message(headers);
        return out.bytes();
    }

    byte[] bytes() {
        return Arrays.copyOf(data, length);
    }

    void octet(int value) {
        ensure(1);
        data[length++] = (byte) value;
    }

    /** 2 bytes. */
    void count(int value) {
        octet(value >>> 8);
        octet(value);
    }

    /** 2 bytes length, then UTF-8; null is written as the empty text. */
    void text(@Nullable String text) {
        byte[] utf8 = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length > LONGEST_TEXT) {
            throw new IllegalArgumentException("longer than any header may be");
        }
        count(utf8.length);
        raw(utf8);
    }

    /** 4 bytes length, then the bytes. */
    void blob(byte[] bytes) {
        count(bytes.length >>> 16);
        count(bytes.length);
        raw(bytes);
    }

    /** A response as a blob, empty for none. */
    void response(@Nullable SipResponse response) {
        if (response == null) {
            blob(NO_RESPONSE);
        } else {
            message(response);
        }
    }

    /** A message as a blob. */
    private void message(SipMessage message) {
        count(message.length() >>> 16);
        count(message.length());
        raw(message.bytes(), message.length());
    }

    void raw(byte[] bytes) {
        raw(bytes, bytes.length);
    }

    private void raw(byte[] bytes, int count) {
        ensure(count);
        System.arraycopy(bytes, 0, data, length, count);
        length += count;
    }

    private void ensure(int more) {
        if (length + more > data.length) {
            data = Arrays.copyOf(data, Math.max(data.length * 2, length + more));
        }
    }

    /** Null for the empty text. */
    static @Nullable String text(DataInputStream in) throws IOException {
        byte[] utf8 = exactly(in, in.readUnsignedShort());
        return utf8.length == 0 ? null : new String(utf8, StandardCharsets.UTF_8);
    }

    static byte[] blob(DataInputStream in) throws IOException {
        return exactly(in, in.readInt());
    }

    private static byte[] exactly(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new EOFException("too short");
        }
        return in.readNBytes(length);
    }

    /** Passes over an INVITE. */
    static void skipInvite(DataInputStream in) throws IOException {
        if (text(in) != null) {
            text(in);
            blob(in);
        }
    }

    /** Null for {@link #NO_INVITE}. */
    static @Nullable SavedInvite invite(DataInputStream in) throws IOException {
        String toTag = text(in);
        if (toTag == null) {
            return null;
        }
        String key = text(in);
        byte[] headers = blob(in);
        Flow flow = key == null ? null : Flow.fromKey(key).orElse(null);
        if (flow != null
                && PARSER.parse(headers, headers.length) instanceof ParseResult.Parsed parsed
                && parsed.message() instanceof SipRequest request) {
            return new SavedInvite(request, toTag, flow);
        }
        throw new IOException("no INVITE");
    }

    /** Null for none. */
    static @Nullable SipResponse response(byte[] message) throws IOException {
        if (message.length == 0) {
            return null;
        }
        if (PARSER.parse(message, message.length) instanceof ParseResult.Parsed parsed
                && parsed.message() instanceof SipResponse response) {
            return response;
        }
        throw new IOException("no response");
    }
}
