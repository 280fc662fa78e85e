package id.pulsa.proxy.transport;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Cuts a stream into messages by Content-Length (RFC 3261 §18.3) and finds the keep-alives between them (RFC 5626
 * §3.5.1). Takes the bytes in pieces of any size; holds at most one message and one piece.
 */
final class StreamFramer {
    /** What is found, in the order of the stream. */
    interface Output {
        /** A whole message; the array is the receiver's to keep. */
        void message(byte[] message);

        /** A double CRLF between messages, which asks for one CRLF back; at most once per piece. */
        void ping();

        /** The stream cannot be cut any further; everything after this is ignored. */
        void unframeable(Unframeable reason, byte[] received);
    }

    private static final int KEPT_BYTES = 4_096;

    private final int maxHeaderBytes;
    private final int maxMessageBytes;
    private final Output output;
    private byte[] buffer = new byte[KEPT_BYTES];
    private int start;
    private int end;
    /** Up to here there is no end of headers. */
    private int scanned;
    /** Length of the message at {@code start}, or −1 while its headers are incomplete. */
    private int messageLength = -1;

    private int blankLines;
    private long messages;
    private boolean stopped;

    StreamFramer(int maxHeaderBytes, int maxMessageBytes, Output output) {
        this.maxHeaderBytes = maxHeaderBytes;
        this.maxMessageBytes = maxMessageBytes;
        this.output = output;
    }

    /** Takes the next piece of the stream, all its readable bytes. */
    void feed(ByteBuf piece) {
        if (stopped) {
            piece.skipBytes(piece.readableBytes());
            return;
        }
        append(piece);
        boolean pinged = false;
        do {
            if (messageLength < 0 && scanned == start) {
                pinged |= skipBlankLines();
            }
        } while (!stopped && nextMessage());
        compact();
        if (pinged && !stopped) {
            output.ping();
        }
    }

    /** How many messages have been handed out. */
    long messages() {
        return messages;
    }

    /** Whether a message has begun that is not whole yet. */
    boolean midMessage() {
        return !stopped && end > start;
    }

    /** Ignores everything from now on; what there is of a message is handed out as unframeable. */
    void giveUp(Unframeable reason) {
        stopped = true;
        output.unframeable(reason, Arrays.copyOfRange(buffer, start, end));
    }

    private void append(ByteBuf piece) {
        int count = piece.readableBytes();
        if (end + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(end + count, Math.min(2 * buffer.length, maxMessageBytes)));
        }
        piece.readBytes(buffer, end, count);
        end += count;
    }

    private boolean skipBlankLines() {
        boolean pinged = false;
        while (end - start >= 2 && buffer[start] == '\r' && buffer[start + 1] == '\n') {
            start += 2;
            blankLines++;
            if (blankLines == 2) {
                pinged = true;
                blankLines = 0;
            }
        }
        scanned = start;
        return pinged;
    }

    /** Hands out the message at {@code start} if it is whole. */
    private boolean nextMessage() {
        if (messageLength < 0) {
            int headerEnd = findHeaderEnd();
            if (headerEnd < 0 ? end - start > maxHeaderBytes : headerEnd - start > maxHeaderBytes) {
                giveUp(Unframeable.HEADERS_TOO_LARGE);
                return false;
            }
            if (headerEnd < 0 || !measure(headerEnd)) {
                return false;
            }
        }
        if (end - start < messageLength) {
            return false;
        }
        byte[] message = Arrays.copyOfRange(buffer, start, start + messageLength);
        start += messageLength;
        scanned = start;
        messageLength = -1;
        blankLines = 0;
        messages++;
        output.message(message);
        return true;
    }

    /** Just after the empty line, or −1. */
    private int findHeaderEnd() {
        for (int i = Math.max(start, scanned - 3); i + 3 < end; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i + 4;
            }
        }
        // A lone CR may be the first half of a blank line: it must stay unscanned to be skipped as one.
        scanned = end - start == 1 && buffer[start] == '\r' ? start : end;
        return -1;
    }

    private boolean measure(int headerEnd) {
        int bodyLength = ContentLength.read(buffer, start, headerEnd);
        if (bodyLength >= 0 && bodyLength <= maxMessageBytes - (headerEnd - start)) {
            messageLength = headerEnd - start + bodyLength;
            return true;
        }
        giveUp(
                switch (bodyLength) {
                    case ContentLength.MISSING -> Unframeable.CONTENT_LENGTH_MISSING;
                    case ContentLength.INVALID -> Unframeable.CONTENT_LENGTH_INVALID;
                    case ContentLength.CONTRADICTORY -> Unframeable.CONTENT_LENGTH_CONTRADICTORY;
                    default -> Unframeable.MESSAGE_TOO_LARGE;
                });
        return false;
    }

    private void compact() {
        int left = stopped ? 0 : end - start;
        // An idle connection must not hold the room that its largest message took.
        if (buffer.length > KEPT_BYTES && left < KEPT_BYTES / 2 && start > 0) {
            byte[] small = new byte[KEPT_BYTES];
            System.arraycopy(buffer, start, small, 0, left);
            buffer = small;
        } else if (start > 0 && left > 0) {
            System.arraycopy(buffer, start, buffer, 0, left);
        }
        scanned -= Math.min(scanned, start);
        start = 0;
        end = left;
    }
}
