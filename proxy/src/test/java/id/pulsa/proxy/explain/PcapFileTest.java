package id.pulsa.proxy.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.proxy.trace.TracedMessage;
import id.pulsa.proxy.transport.TransportKind;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapFileTest {
    private static final long WALL = 1_795_316_400_123L;

    private static TracedMessage message(
            TransportKind kind, String local, String remote, boolean sent, long nanos, byte[] bytes) {
        return new TracedMessage(
                nanos,
                WALL + 5_000,
                nanos,
                sent,
                0,
                kind,
                new InetSocketAddress(local, 5060),
                new InetSocketAddress(remote, 40_112),
                bytes,
                bytes.length);
    }

    /** Lengths odd and even, since checksums go by pairs of bytes. */
    @ParameterizedTest
    @CsvSource({
        "192.0.2.1, 203.0.113.9, 4, 100",
        "192.0.2.1, 203.0.113.9, 4, 1",
        "192.0.2.1, 203.0.113.9, 4, 65507",
        "2001:db8::1, 2001:db8::9, 6, 101",
        "2001:db8::1, 2001:db8::9, 6, 65487",
        "0.0.0.0, 2001:db8::9, 6, 50",
        "'::', 203.0.113.9, 4, 50",
    })
    void datagrams(String local, String remote, int version, int length) throws Exception {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        List<PcapReader.Packet> packets = PcapReader.read(PcapFile.of(List.of(
                message(TransportKind.UDP, local, remote, false, 1_000_000_000L, bytes),
                message(TransportKind.UDP, local, remote, true, 1_000_456_000L, bytes))));
        assertEquals(2, packets.size());
        for (PcapReader.Packet packet : packets) {
            assertEquals(version, packet.version());
            assertEquals(17, packet.protocol());
            assertEquals(ByteBuffer.wrap(bytes), packet.payload());
        }
        assertEquals(new InetSocketAddress(remote, 40_112), packets.get(0).from());
        assertEquals(5060, packets.get(0).to().getPort());
        assertEquals(new InetSocketAddress(remote, 40_112), packets.get(1).to());
        assertEquals((WALL + 5_000) * 1_000, packets.get(0).micros());
        assertEquals((WALL + 5_000) * 1_000 + 456, packets.get(1).micros());
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.1, 203.0.113.9, 21", "2001:db8::1, 2001:db8::9, 22"})
    void streams(String local, String remote, long seed) throws Exception {
        Random random = new Random(seed);
        ByteArrayOutputStream there = new ByteArrayOutputStream();
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        List<TracedMessage> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            byte[] bytes = new byte[1 + random.nextInt(5_000)];
            random.nextBytes(bytes);
            boolean sent = random.nextBoolean();
            (sent ? there : back).writeBytes(bytes);
            messages.add(message(TransportKind.TCP, local, remote, sent, i, bytes));
        }
        Map<String, byte[]> streams = PcapReader.streams(PcapReader.read(PcapFile.of(messages)));
        InetSocketAddress ours = new InetSocketAddress(local, 5060);
        InetSocketAddress theirs = new InetSocketAddress(remote, 40_112);
        assertEquals(2, streams.size());
        assertArrayEquals(there.toByteArray(), streams.get(ours + ">" + theirs));
        assertArrayEquals(back.toByteArray(), streams.get(theirs + ">" + ours));
    }

    @Test
    void nothingIsAnEmptyCapture() throws Exception {
        assertEquals(List.of(), PcapReader.read(PcapFile.of(List.of())));
    }
}
