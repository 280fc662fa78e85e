package id.pulsa.proxy.explain;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads capture files as RFC 791, 8200, 768, 9293 and libpcap's manual say, and checks every length and checksum. */
final class PcapReader {
    /** What a packet carried. */
    record Packet(
            long micros,
            int version,
            int protocol,
            InetSocketAddress from,
            InetSocketAddress to,
            long sequence,
            long acknowledged,
            ByteBuffer payload) {}

    private PcapReader() {}

    static List<Packet> read(byte[] file) throws UnknownHostException {
        ByteBuffer in = ByteBuffer.wrap(file);
        require(in.getInt() == 0xa1b2c3d4 && in.getShort() == 2 && in.getShort() == 4, "magic and version");
        in.getLong();
        require(in.getInt() >= 65_535 && in.getInt() == 101, "snapshot length and link type");
        List<Packet> packets = new ArrayList<>();
        while (in.hasRemaining()) {
            long micros = in.getInt() * 1_000_000L + in.getInt();
            int kept = in.getInt();
            require(kept == in.getInt() && kept <= in.remaining(), "packet length");
            byte[] packet = new byte[kept];
            in.get(packet);
            packets.add(packet(micros, ByteBuffer.wrap(packet)));
        }
        return packets;
    }

    /** The streams of TCP, put together by their sequence numbers. */
    static Map<String, byte[]> streams(List<Packet> packets) {
        Map<String, ByteArrayOutputStream> streams = new LinkedHashMap<>();
        for (Packet packet : packets) {
            ByteArrayOutputStream stream =
                    streams.computeIfAbsent(packet.from() + ">" + packet.to(), unused -> new ByteArrayOutputStream());
            ByteArrayOutputStream back = streams.get(packet.to() + ">" + packet.from());
            require(packet.sequence() == 1 + stream.size(), "sequence number");
            require(packet.acknowledged() == 1 + (back == null ? 0 : back.size()), "acknowledged");
            byte[] payload = new byte[packet.payload().remaining()];
            packet.payload().get(0, payload);
            stream.writeBytes(payload);
        }
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        streams.forEach((way, stream) -> bytes.put(way, stream.toByteArray()));
        return bytes;
    }

    private static Packet packet(long micros, ByteBuffer packet) throws UnknownHostException {
        int version = packet.get(0) >> 4;
        int head = version == 4 ? 20 : 40;
        int addressBytes = version == 4 ? 4 : 16;
        int addresses = version == 4 ? 12 : 8;
        if (version == 4) {
            require(packet.get(0) == 0x45, "header length");
            require((packet.getShort(2) & 0xffff) == packet.capacity(), "total length");
            require(sum(packet, 0, 20, 0) == 0xffff, "header checksum");
        } else {
            require((packet.getShort(4) & 0xffff) == packet.capacity() - 40, "payload length");
        }
        int protocol = packet.get(version == 4 ? 9 : 6);
        long pseudo = (long) protocol + packet.capacity() - head;
        require(
                sum(packet, addresses, addresses + 2 * addressBytes, pseudo + sum(packet, head, packet.capacity(), 0))
                        == 0xffff,
                "checksum");
        InetAddress from = address(packet, addresses, addressBytes);
        InetAddress to = address(packet, addresses + addressBytes, addressBytes);
        int payload = head + (protocol == 17 ? 8 : (packet.get(head + 12) >> 4 & 15) * 4);
        if (protocol == 17) {
            require((packet.getShort(head + 4) & 0xffff) == packet.capacity() - head, "UDP length");
        }
        byte[] bytes = new byte[packet.capacity() - payload];
        packet.get(payload, bytes);
        return new Packet(
                micros,
                version,
                protocol,
                new InetSocketAddress(from, packet.getShort(head) & 0xffff),
                new InetSocketAddress(to, packet.getShort(head + 2) & 0xffff),
                protocol == 6 ? packet.getInt(head + 4) & 0xffff_ffffL : 0,
                protocol == 6 ? packet.getInt(head + 8) & 0xffff_ffffL : 0,
                ByteBuffer.wrap(bytes));
    }

    private static InetAddress address(ByteBuffer packet, int at, int bytes) throws UnknownHostException {
        byte[] address = new byte[bytes];
        packet.get(at, address);
        return InetAddress.getByAddress(address);
    }

    /** One's complement sum of 16-bit words: 0xffff when a checksum among them is right. */
    private static int sum(ByteBuffer bytes, int from, int to, long start) {
        long sum = start;
        for (int i = from; i < to; i += 2) {
            sum += (bytes.get(i) & 0xff) * 256 + (i + 1 < to ? bytes.get(i + 1) & 0xff : 0);
        }
        while (sum > 0xffff) {
            sum = sum % 65_536 + sum / 65_536;
        }
        return (int) sum;
    }

    private static void require(boolean right, String what) {
        if (!right) {
            throw new AssertionError("wrong: " + what);
        }
    }
}
