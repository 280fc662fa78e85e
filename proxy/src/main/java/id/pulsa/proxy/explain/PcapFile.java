package id.pulsa.proxy.explain;

import id.pulsa.proxy.trace.TracedMessage;
import id.pulsa.proxy.transport.TransportKind;
import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Messages as a capture file for Wireshark: classic libpcap, link type RAW. The packets are made up around the messages;
 * a TCP connection shows what was kept of it as one stream in each direction.
 */
public final class PcapFile {
    private static final int MAGIC_OF_MICROSECONDS = 0xa1b2_c3d4;
    private static final int VERSION = 0x0002_0004;
    private static final int LINKTYPE_RAW = 101;
    private static final int SNAPSHOT_LENGTH = 262_144;
    private static final int SEGMENT = 1_400;
    private static final int FIRST_SEQUENCE = 1;

    private record Way(InetSocketAddress from, InetSocketAddress to) {}

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Map<Way, Integer> sequences = new HashMap<>();

    private PcapFile() {}

    /** The file; times are those of the first message by the wall clock and of the others by the clock that never jumps. */
    public static byte[] of(List<TracedMessage> messages) {
        PcapFile file = new PcapFile();
        file.write(ByteBuffer.allocate(24)
                .putInt(MAGIC_OF_MICROSECONDS)
                .putInt(VERSION)
                .putInt(0)
                .putInt(0)
                .putInt(SNAPSHOT_LENGTH)
                .putInt(LINKTYPE_RAW));
        for (TracedMessage message : messages) {
            TracedMessage first = messages.get(0);
            long micros = first.wallMillis() * 1_000 + (message.nanos() - first.nanos()) / 1_000;
            file.add(message, micros);
        }
        return file.out.toByteArray();
    }

    private void add(TracedMessage message, long micros) {
        InetSocketAddress remote = message.remote();
        InetSocketAddress local = sameFamily(message.local(), remote);
        InetSocketAddress from = message.sent() ? local : remote;
        InetSocketAddress to = message.sent() ? remote : local;
        if (message.transport() == TransportKind.UDP) {
            packet(Packets.udp(from, to, message.bytes()), micros);
            return;
        }
        Way way = new Way(from, to);
        int acknowledged = sequences.getOrDefault(new Way(to, from), FIRST_SEQUENCE);
        byte[] bytes = message.bytes();
        for (int at = 0; at < bytes.length; at += SEGMENT) {
            int sequence = sequences.getOrDefault(way, FIRST_SEQUENCE);
            int length = Math.min(SEGMENT, bytes.length - at);
            packet(Packets.tcp(from, to, sequence, acknowledged, bytes, at, length), micros);
            sequences.put(way, sequence + length);
        }
    }

    private void packet(byte[] packet, long micros) {
        write(ByteBuffer.allocate(16 + packet.length)
                .putInt((int) (micros / 1_000_000))
                .putInt((int) (micros % 1_000_000))
                .putInt(packet.length)
                .putInt(packet.length)
                .put(packet));
    }

    /** A wildcard may be one of the other family. */
    private static InetSocketAddress sameFamily(InetSocketAddress local, InetSocketAddress remote) {
        boolean four = remote.getAddress() instanceof Inet4Address;
        if (local.getAddress() instanceof Inet4Address == four) {
            return local;
        }
        try {
            InetAddress any = InetAddress.getByAddress(new byte[four ? 4 : 16]);
            return new InetSocketAddress(any, local.getPort());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(ByteBuffer bytes) {
        byte[] written = new byte[bytes.position()];
        bytes.get(0, written);
        out.writeBytes(written);
    }
}
