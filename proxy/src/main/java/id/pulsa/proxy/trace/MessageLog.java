package id.pulsa.proxy.trace;

import id.pulsa.proxy.transport.Flow;
import id.pulsa.proxy.transport.TransportKind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Messages as bytes, one behind the other in a ring of segments: when all are full the oldest is written anew. Copying a
 * message costs less than keeping it: what outlives a young collection is copied by the collector, while the calls wait.
 * Each message knows the one before it of the same call. Positions only ever grow. Confined to one thread.
 */
final class MessageLog {
    /** No message. */
    static final long NONE = -1;

    private static final int LARGEST_SEGMENT = 1 << 18;
    private static final int SMALLEST_SEGMENT = 1 << 12;
    private static final int SEGMENTS = 8;

    // A record: its size, the message's length on the wire, previous position, times, way, leg, both ends, message.
    private static final int WIRE_LENGTH = 4;
    private static final int PREVIOUS = 8;
    private static final int NANOS = 16;
    private static final int WALL = 24;
    private static final int WAY = 32;
    private static final int LEG = 33;
    private static final int ENDS = 34;
    private static final int LONGEST_END = 1 + 16 + 2;
    private static final int LONGEST_HEAD = ENDS + 2 * LONGEST_END;

    private static final int SENT = 1;
    private static final int OVER_UDP = 0;
    private static final int OVER_TCP = 2;

    private final int segmentBytes;
    private final @Nullable ByteBuffer[] segments;
    private long end;
    private long oldest;

    /**
     * An empty log; memory is taken when it is first needed.
     *
     * @param bytes that it may take; at least two of the smallest segments are
     */
    MessageLog(long bytes) {
        this.segmentBytes = (int) Math.max(SMALLEST_SEGMENT, Math.min(LARGEST_SEGMENT, bytes / SEGMENTS));
        this.segments = new ByteBuffer[(int) Math.max(2, bytes / segmentBytes)];
    }

    /** Messages before this position are gone. */
    long oldest() {
        return oldest;
    }

    /** Where the next message will be or later; nothing before it is overwritten by that. */
    long end() {
        return end;
    }

    /** Memory taken so far, in bytes. */
    long takenBytes() {
        long taken = 0;
        for (ByteBuffer segment : segments) {
            taken += segment == null ? 0 : segmentBytes;
        }
        return taken;
    }

    /** Most memory that it takes, in bytes. */
    long mostBytes() {
        return (long) segmentBytes * segments.length;
    }

    /**
     * Adds a message; one that is longer than a segment loses its end.
     *
     * @param previous of the same call; {@link #NONE} for the first
     * @return its position
     */
    long append(
            long previous, long nanos, long wallMillis, boolean sent, int leg, Flow flow, byte[] message, int length) {
        int kept = Math.min(length, segmentBytes - LONGEST_HEAD);
        ByteBuffer segment = room(LONGEST_HEAD + kept);
        long at = end;
        int start = offset(at);
        segment.putInt(start + WIRE_LENGTH, length);
        segment.putLong(start + PREVIOUS, previous);
        segment.putLong(start + NANOS, nanos);
        segment.putLong(start + WALL, wallMillis);
        segment.put(start + WAY, (byte) (code(flow.kind()) | (sent ? SENT : 0)));
        segment.put(start + LEG, (byte) leg);
        int next = putEnd(segment, start + ENDS, flow.local());
        next = putEnd(segment, next, flow.remote());
        segment.put(next, message, 0, kept);
        int size = next + kept - start;
        segment.putInt(start, size);
        end = at + size;
        return at;
    }

    /**
     * Adds a message that another log holds.
     *
     * @return its position here
     */
    long copy(MessageLog from, long there, long previous, int leg) {
        ByteBuffer source = from.segment(there);
        int size = source.getInt(from.offset(there));
        if (size > segmentBytes) {
            throw new IllegalArgumentException("from a log with longer segments");
        }
        ByteBuffer segment = room(size);
        long at = end;
        int start = offset(at);
        segment.put(start, source, from.offset(there), size);
        segment.putLong(start + PREVIOUS, previous);
        segment.put(start + LEG, (byte) leg);
        end = at + size;
        return at;
    }

    /** The message before that one of the same call; it may be gone. */
    long previous(long at) {
        return segment(at).getLong(offset(at) + PREVIOUS);
    }

    /** A copy of a message that is not gone. */
    TracedMessage read(long at) {
        ByteBuffer segment = segment(at);
        int start = offset(at);
        int way = segment.get(start + WAY);
        int remote = start + ENDS + endBytes(segment, start + ENDS);
        int message = remote + endBytes(segment, remote);
        byte[] bytes = new byte[start + segment.getInt(start) - message];
        segment.get(message, bytes);
        return new TracedMessage(
                at,
                segment.getLong(start + WALL),
                segment.getLong(start + NANOS),
                (way & SENT) != 0,
                segment.get(start + LEG) & 0xff,
                kind(way & ~SENT),
                readEnd(segment, start + ENDS),
                readEnd(segment, remote),
                bytes,
                segment.getInt(start + WIRE_LENGTH));
    }

    /** Makes room for so many bytes in one segment, at {@link #end}. */
    private ByteBuffer room(int bytes) {
        int left = segmentBytes - offset(end);
        if (bytes > left) {
            end += left;
        }
        if (offset(end) == 0) {
            enter(end / segmentBytes);
        }
        return segment(end);
    }

    private void enter(long number) {
        int index = (int) (number % segments.length);
        if (segments[index] == null) {
            segments[index] = ByteBuffer.allocate(segmentBytes);
        }
        oldest = Math.max(0, number - segments.length + 1) * segmentBytes;
    }

    private ByteBuffer segment(long at) {
        ByteBuffer segment = segments[(int) (at / segmentBytes % segments.length)];
        if (segment == null) {
            throw new IllegalArgumentException("nothing was written at " + at);
        }
        return segment;
    }

    private int offset(long at) {
        return (int) (at % segmentBytes);
    }

    private static int code(TransportKind kind) {
        return switch (kind) {
            case UDP -> OVER_UDP;
            case TCP -> OVER_TCP;
        };
    }

    private static TransportKind kind(int code) {
        return code == OVER_TCP ? TransportKind.TCP : TransportKind.UDP;
    }

    private static int putEnd(ByteBuffer segment, int at, InetSocketAddress end) {
        InetAddress ip = end.getAddress();
        byte[] address = ip == null ? new byte[4] : ip.getAddress();
        segment.put(at, (byte) address.length);
        segment.put(at + 1, address);
        segment.putShort(at + 1 + address.length, (short) end.getPort());
        return at + 1 + address.length + 2;
    }

    private static int endBytes(ByteBuffer segment, int at) {
        return 1 + segment.get(at) + 2;
    }

    private static InetSocketAddress readEnd(ByteBuffer segment, int at) {
        byte[] address = new byte[segment.get(at)];
        segment.get(at + 1, address);
        try {
            return new InetSocketAddress(
                    InetAddress.getByAddress(address), segment.getShort(at + 1 + address.length) & 0xffff);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + address.length + " bytes", e);
        }
    }
}
