package id.pulsa.proxy.trace;

import id.pulsa.proxy.transport.TransportKind;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes HEP3 packets (The HEP/EEP protocol v3, "HEP3 network protocol specification", rev. 12): a head and chunks of
 * vendor, type, length and value. Numbers are in network byte order.
 */
final class HepPacket {
    /** Of a chunk with the message: what a datagram can carry less the other chunks. */
    static final int LONGEST_MESSAGE = 65_000;

    private static final byte[] MAGIC = "HEP3".getBytes(StandardCharsets.US_ASCII);
    private static final short GENERIC = 0;
    private static final int CHUNK_HEAD = 6;

    // Chunk types.
    private static final int FAMILY = 1;
    private static final int PROTOCOL = 2;
    private static final int IPV4_SOURCE = 3;
    private static final int IPV4_DESTINATION = 4;
    private static final int IPV6_SOURCE = 5;
    private static final int IPV6_DESTINATION = 6;
    private static final int SOURCE_PORT = 7;
    private static final int DESTINATION_PORT = 8;
    private static final int SECONDS = 9;
    private static final int MICROSECONDS = 10;
    private static final int CONTENT = 11;
    private static final int AGENT = 12;
    private static final int PAYLOAD = 15;
    private static final int CORRELATION = 17;

    private static final byte AF_INET = 2;
    private static final byte AF_INET6 = 10;
    private static final byte UDP = 17;
    private static final byte TCP = 6;
    private static final byte SIP = 1;
    private static final int AGENT_ID = 1;

    private HepPacket() {}

    /**
     * Writes one packet into a buffer from its position on.
     *
     * @param correlation what joins the legs of a call; null when it is not known
     * @return false when the addresses are of two families or it does not fit; the buffer is as it was then
     */
    static boolean write(
            ByteBuffer out,
            TransportKind transport,
            InetSocketAddress from,
            InetSocketAddress to,
            long wallMicros,
            @Nullable String correlation,
            byte[] message,
            int length) {
        byte[] source = from.getAddress().getAddress();
        byte[] destination = to.getAddress().getAddress();
        if (source.length != destination.length || length > LONGEST_MESSAGE) {
            return false;
        }
        boolean four = from.getAddress() instanceof Inet4Address;
        int start = out.position();
        try {
            out.put(MAGIC).putShort((short) 0);
            chunk(out, FAMILY, four ? AF_INET : AF_INET6);
            chunk(out, PROTOCOL, transport == TransportKind.UDP ? UDP : TCP);
            chunk(out, four ? IPV4_SOURCE : IPV6_SOURCE, source, source.length);
            chunk(out, four ? IPV4_DESTINATION : IPV6_DESTINATION, destination, destination.length);
            chunk(out, SOURCE_PORT, (short) from.getPort());
            chunk(out, DESTINATION_PORT, (short) to.getPort());
            chunk(out, SECONDS, (int) (wallMicros / 1_000_000));
            chunk(out, MICROSECONDS, (int) (wallMicros % 1_000_000));
            chunk(out, CONTENT, SIP);
            chunk(out, AGENT, AGENT_ID);
            if (correlation != null) {
                byte[] bytes = correlation.getBytes(StandardCharsets.UTF_8);
                chunk(out, CORRELATION, bytes, bytes.length);
            }
            chunk(out, PAYLOAD, message, length);
            out.putShort(start + MAGIC.length, (short) (out.position() - start));
            return true;
        } catch (BufferOverflowException e) {
            out.position(start);
            return false;
        }
    }

    private static void head(ByteBuffer out, int type, int length) {
        out.putShort(GENERIC).putShort((short) type).putShort((short) (CHUNK_HEAD + length));
    }

    private static void chunk(ByteBuffer out, int type, byte value) {
        head(out, type, Byte.BYTES);
        out.put(value);
    }

    private static void chunk(ByteBuffer out, int type, short value) {
        head(out, type, Short.BYTES);
        out.putShort(value);
    }

    private static void chunk(ByteBuffer out, int type, int value) {
        head(out, type, Integer.BYTES);
        out.putInt(value);
    }

    private static void chunk(ByteBuffer out, int type, byte[] value, int length) {
        head(out, type, length);
        out.put(value, 0, length);
    }
}
