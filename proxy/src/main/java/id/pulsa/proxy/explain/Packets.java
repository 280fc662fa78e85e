package id.pulsa.proxy.explain;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Packets as they might have been on the wire: IPv4 or IPv6, and UDP (RFC 768) or TCP (RFC 9293), with checksums. */
final class Packets {
    static final int UDP = 17;
    static final int TCP = 6;
    static final int LONGEST = 65_535;

    private static final int IPV4_HEAD = 20;
    private static final int IPV6_HEAD = 40;
    private static final int UDP_HEAD = 8;
    private static final int TCP_HEAD = 20;
    private static final int HOPS = 64;
    private static final int DONT_FRAGMENT = 0x4000;
    private static final int PUSH_AND_ACK = 0x5018;
    private static final int WINDOW = 65_535;

    private Packets() {}

    /** A datagram; what does not fit a packet is left out. */
    static byte[] udp(InetSocketAddress from, InetSocketAddress to, byte[] payload) {
        int head = head(to) + UDP_HEAD;
        int length = Math.min(payload.length, LONGEST - head);
        ByteBuffer packet = packet(from, to, UDP, UDP_HEAD + length);
        packet.putShort((short) from.getPort());
        packet.putShort((short) to.getPort());
        packet.putShort((short) (UDP_HEAD + length));
        packet.putShort((short) 0);
        packet.put(payload, 0, length);
        return summed(packet, from, to, UDP, UDP_HEAD + length, 6);
    }

    /** A segment with {@code length} bytes from {@code offset} on. */
    static byte[] tcp(
            InetSocketAddress from,
            InetSocketAddress to,
            int sequence,
            int acknowledged,
            byte[] payload,
            int offset,
            int length) {
        ByteBuffer packet = packet(from, to, TCP, TCP_HEAD + length);
        packet.putShort((short) from.getPort());
        packet.putShort((short) to.getPort());
        packet.putInt(sequence);
        packet.putInt(acknowledged);
        packet.putShort((short) PUSH_AND_ACK);
        packet.putShort((short) WINDOW);
        packet.putInt(0);
        packet.put(payload, offset, length);
        return summed(packet, from, to, TCP, TCP_HEAD + length, 16);
    }

    private static int head(InetSocketAddress to) {
        return to.getAddress() instanceof Inet4Address ? IPV4_HEAD : IPV6_HEAD;
    }

    private static ByteBuffer packet(InetSocketAddress from, InetSocketAddress to, int protocol, int length) {
        byte[] source = from.getAddress().getAddress();
        byte[] destination = to.getAddress().getAddress();
        if (source.length != destination.length) {
            throw new IllegalArgumentException("from " + from + " to " + to + " is no way");
        }
        int head = head(to);
        ByteBuffer packet = ByteBuffer.allocate(head + length);
        if (head == IPV4_HEAD) {
            packet.putShort((short) 0x4500);
            packet.putShort((short) (head + length));
            packet.putShort((short) 0);
            packet.putShort((short) DONT_FRAGMENT);
            packet.put((byte) HOPS);
            packet.put((byte) protocol);
            packet.putShort((short) 0);
            packet.put(source).put(destination);
            packet.putShort(10, (short) ~folded(sum(packet, 0, IPV4_HEAD)));
        } else {
            packet.putInt(0x6000_0000);
            packet.putShort((short) length);
            packet.put((byte) protocol);
            packet.put((byte) HOPS);
            packet.put(source).put(destination);
        }
        return packet;
    }

    /** Over the pseudo header (RFC 768, RFC 8200 §8.1) and all behind it. */
    private static byte[] summed(
            ByteBuffer packet, InetSocketAddress from, InetSocketAddress to, int protocol, int length, int at) {
        int head = head(to);
        ByteBuffer pseudo = ByteBuffer.allocate(2 * 16 + 8);
        pseudo.put(from.getAddress().getAddress()).put(to.getAddress().getAddress());
        pseudo.putInt(length);
        pseudo.putInt(protocol);
        int sum = ~folded(sum(pseudo, 0, pseudo.position()) + sum(packet, head, packet.capacity())) & 0xffff;
        // In UDP 0 means that there is no checksum.
        packet.putShort(head + at, (short) (sum == 0 && protocol == UDP ? 0xffff : sum));
        byte[] bytes = new byte[packet.capacity()];
        packet.get(0, bytes);
        return bytes;
    }

    /** Of 16-bit words, one's complement later (RFC 1071). */
    private static long sum(ByteBuffer bytes, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i += 2) {
            int low = i + 1 < to ? bytes.get(i + 1) & 0xff : 0;
            sum += (bytes.get(i) & 0xff) << 8 | low;
        }
        return sum;
    }

    private static int folded(long sum) {
        long rest = sum;
        while (rest >> 16 != 0) {
            rest = (rest & 0xffff) + (rest >> 16);
        }
        return (int) rest;
    }
}
