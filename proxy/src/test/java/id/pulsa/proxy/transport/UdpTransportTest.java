package id.pulsa.proxy.transport;

import static id.pulsa.proxy.transport.TransportUnderTest.LIMITS;
import static id.pulsa.proxy.transport.TransportUnderTest.MESSAGE;
import static id.pulsa.proxy.transport.TransportUnderTest.bytes;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.transport.RecordingSink.What;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UdpTransportTest {
    private static final String EVERY_WAY = "id.pulsa.proxy.transport.TransportUnderTest#everyWay";

    private static DatagramSocket peer(String host) throws Exception {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(host, 0));
        socket.setSoTimeout(RecordingSink.SECONDS * 1_000);
        socket.setReceiveBufferSize(1 << 20);
        return socket;
    }

    private static void send(DatagramSocket from, byte[] bytes, InetSocketAddress to) throws Exception {
        from.send(new DatagramPacket(bytes, bytes.length, to));
    }

    private static DatagramPacket receive(DatagramSocket at) throws Exception {
        DatagramPacket packet = new DatagramPacket(new byte[70_000], 70_000);
        at.receive(packet);
        return packet;
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void anAnswerComesFromTheListeningPort(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host);
                DatagramSocket peer = peer(host)) {
            send(peer, bytes(MESSAGE), under.udp);
            var event = under.sink.next(What.RECEIVED);
            assertEquals(MESSAGE, event.text());
            assertEquals(peer.getLocalSocketAddress(), event.flow().remote());
            assertEquals(under.udp, event.flow().local());
            assertEquals(under.udp, under.transport.contactAddress(event.flow()));

            under.send(0, event.flow(), bytes("from shard 0"));
            assertEquals(under.udp, receive(peer).getSocketAddress());
            Flow ours = under.transport.flowTo(TransportKind.UDP, event.flow().remote());
            under.send(1, ours, bytes("from shard 1"));
            assertEquals(under.udp, receive(peer).getSocketAddress());
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void theLargestDatagramArrivesWholeAmongSmallOnes(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host);
                DatagramSocket peer = peer(host)) {
            peer.setSendBufferSize(1 << 20);
            Random random = new Random(7);
            for (int size : new int[] {1, 65_507, 2_048, 2_049, 65_507, 700}) {
                byte[] sent = new byte[size];
                random.nextBytes(sent);
                send(peer, sent, under.udp);
                assertArrayEquals(sent, under.sink.next(What.RECEIVED).bytes());
            }
            byte[] large = new byte[65_507];
            random.nextBytes(large);
            Flow flow = Flow.udp(under.udp, (InetSocketAddress) peer.getLocalSocketAddress());
            under.send(1, flow, large);
            assertEquals(large.length, receive(peer).getLength());
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void aBurstArrivesUncutAndUnmixed(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host);
                DatagramSocket peer = peer(host)) {
            Set<String> sent = new HashSet<>();
            for (int i = 0; i < 150; i++) {
                String text = (i + ",").repeat(1 + i * 5);
                sent.add(text);
                send(peer, bytes(text), under.udp);
            }
            Set<String> received = new HashSet<>();
            for (int i = 0; i < 150; i++) {
                received.add(under.sink.next(What.RECEIVED).text());
            }
            assertEquals(sent, received);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void aDatagramAboveTheLimitIsReportedWithItsBytes(SocketLibrary library, String host) throws Exception {
        var limits = TransportUnderTest.limits(9_000, 10, 10, Duration.ofMinutes(1), Duration.ofMinutes(1));
        try (var under = new TransportUnderTest(library, host, limits);
                DatagramSocket peer = peer(host)) {
            send(peer, new byte[9_001], under.udp);
            var event = under.sink.next(What.UNFRAMEABLE);
            assertEquals(Unframeable.MESSAGE_TOO_LARGE, event.reason());
            assertEquals(9_001, event.bytes().length);
            send(peer, new byte[9_000], under.udp);
            under.sink.next(What.RECEIVED);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void keepAlivesAndRandomBytesLeaveItAlive(SocketLibrary library, String host) throws Exception {
        long seed = 20_261_122;
        System.out.println("random datagrams, seed " + seed);
        Random random = new Random(seed);
        try (var under = new TransportUnderTest(library, host, LIMITS);
                DatagramSocket peer = peer(host)) {
            for (String keepAlive : new String[] {"", "\r\n", "\r\n\r\n"}) {
                send(peer, bytes(keepAlive), under.udp);
            }
            for (int i = 0; i < 100; i++) {
                byte[] noise = new byte[1 + random.nextInt(3_000)];
                random.nextBytes(noise);
                noise[0] = 'x';
                send(peer, noise, under.udp);
                assertArrayEquals(noise, under.sink.next(What.RECEIVED).bytes());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void aSinkThatThrowsLosesThatMessageOnly(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host);
                DatagramSocket peer = peer(host)) {
            under.sink.react(event -> {
                throw new IllegalStateException("a fault of the layer above, thrown by the test");
            });
            send(peer, bytes("first"), under.udp);
            assertEquals("first", under.sink.next().text());
            send(peer, bytes("second"), under.udp);
            assertEquals("second", under.sink.next().text());
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void aDatagramThatIpCannotCarryIsRefused(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host);
                DatagramSocket peer = peer(host)) {
            Flow flow = Flow.udp(under.udp, (InetSocketAddress) peer.getLocalSocketAddress());
            under.send(1, flow, new byte[65_536]);
            assertEquals(SendFailure.DATAGRAM_REFUSED, under.failures.poll(RecordingSink.SECONDS, TimeUnit.SECONDS));
            under.send(1, flow, bytes("still here"));
            assertEquals(10, receive(peer).getLength());
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void theOtherFamilyHasNoSocket(SocketLibrary library, String host) throws Exception {
        InetAddress other = InetAddress.getByName(host.equals("::1") ? "127.0.0.1" : "::1");
        try (var under = new TransportUnderTest(library, host)) {
            for (TransportKind kind : TransportKind.values()) {
                Flow flow = under.transport.flowTo(kind, new InetSocketAddress(other, 5_060));
                under.send(0, flow, bytes(MESSAGE));
                assertEquals(SendFailure.NO_SOCKET, under.failures.poll(RecordingSink.SECONDS, TimeUnit.SECONDS));
            }
            assertTrue(under.failures.isEmpty());
        }
    }
}
