package id.pulsa.proxy.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.transport.TransportKind;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HepPacketTest {
    private static final InetSocketAddress FOUR = new InetSocketAddress("192.0.2.1", 5060);
    private static final InetSocketAddress OTHER = new InetSocketAddress("203.0.113.9", 40_112);
    private static final InetSocketAddress SIX = new InetSocketAddress("2001:db8::1", 5060);
    private static final byte[] MESSAGE = "BYE".getBytes(StandardCharsets.US_ASCII);

    /** Chunk type and value in hexadecimal, in order; every length is checked. */
    private static Map<Integer, String> chunks(ByteBuffer packet) {
        packet.flip();
        byte[] magic = new byte[4];
        packet.get(magic);
        assertArrayEquals("HEP3".getBytes(StandardCharsets.US_ASCII), magic);
        assertEquals(packet.limit(), packet.getShort() & 0xffff);
        Map<Integer, String> chunks = new LinkedHashMap<>();
        while (packet.hasRemaining()) {
            assertEquals(0, packet.getShort(), "vendor");
            int type = packet.getShort();
            byte[] value = new byte[(packet.getShort() & 0xffff) - 6];
            packet.get(value);
            chunks.put(type, HexFormat.of().formatHex(value));
        }
        return chunks;
    }

    private static boolean write(
            ByteBuffer out, TransportKind kind, InetSocketAddress from, InetSocketAddress to, @Nullable String call) {
        return HepPacket.write(out, kind, from, to, 1_795_316_400_123_456L, call, MESSAGE, MESSAGE.length);
    }

    @Test
    void overUdpAndIpv4() {
        ByteBuffer out = ByteBuffer.allocate(500);
        assertTrue(write(out, TransportKind.UDP, FOUR, OTHER, "a@b"));
        Map<Integer, String> expected = new LinkedHashMap<>();
        expected.put(1, "02");
        expected.put(2, "11");
        expected.put(3, "c0000201");
        expected.put(4, "cb007109");
        expected.put(7, "13c4");
        expected.put(8, "9cb0");
        expected.put(9, String.format("%08x", 1_795_316_400L));
        expected.put(10, String.format("%08x", 123_456));
        expected.put(11, "01");
        expected.put(12, "00000001");
        expected.put(17, "614062");
        expected.put(15, "425945");
        assertEquals(expected, chunks(out));
    }

    @Test
    void overTcpAndIpv6() {
        ByteBuffer out = ByteBuffer.allocate(500);
        assertTrue(write(out, TransportKind.TCP, SIX, SIX, null));
        Map<Integer, String> chunks = chunks(out);
        assertEquals("0a", chunks.get(1));
        assertEquals("06", chunks.get(2));
        assertEquals("20010db8000000000000000000000001", chunks.get(5));
        assertEquals("20010db8000000000000000000000001", chunks.get(6));
        assertFalse(chunks.containsKey(3) || chunks.containsKey(17));
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() {
        ByteBuffer small = ByteBuffer.allocate(60);
        assertFalse(write(small, TransportKind.UDP, FOUR, OTHER, null));
        assertEquals(0, small.position());
        ByteBuffer out = ByteBuffer.allocate(500);
        assertFalse(write(out, TransportKind.UDP, FOUR, SIX, null));
        assertFalse(HepPacket.write(out, TransportKind.UDP, FOUR, OTHER, 0, null, new byte[65_001], 65_001));
        assertEquals(0, out.position());
    }
}
