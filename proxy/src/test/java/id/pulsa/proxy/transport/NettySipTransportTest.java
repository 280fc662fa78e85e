package id.pulsa.proxy.transport;

import static id.pulsa.proxy.transport.TransportUnderTest.LIMITS;
import static id.pulsa.proxy.transport.TransportUnderTest.MESSAGE;
import static id.pulsa.proxy.transport.TransportUnderTest.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.transport.BindFailedException.Reason;
import id.pulsa.proxy.transport.RecordingSink.What;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NettySipTransportTest {
    private static final String LIBRARIES = "id.pulsa.proxy.transport.TransportUnderTest#libraries";

    private static NettySipTransport transport(SocketLibrary library) {
        return new NettySipTransport(new TransportSettings(2, library, 1 << 20, null, LIMITS), new SystemTime());
    }

    private static boolean within(long seconds, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    @ParameterizedTest
    @MethodSource(LIBRARIES)
    void aPortInUseIsNamedAndNothingStaysOpen(SocketLibrary library) throws Exception {
        try (var under = new TransportUnderTest(library, "127.0.0.1")) {
            for (ListenAddress taken : under.transport.listening()) {
                ListenAddress free = ListenAddress.parse(taken.kind().uriName() + ":127.0.0.1:0");
                try (var second = transport(library)) {
                    var failure = assertThrows(
                            BindFailedException.class, () -> second.start(List.of(free, taken), under.sink));
                    assertEquals(taken, failure.address());
                    assertEquals(Reason.IN_USE, failure.reason());
                    assertEquals("cannot listen on " + taken + ": another program listens there", failure.getMessage());
                    assertThrows(IllegalStateException.class, second::listening);
                    second.start(List.of(free), under.sink);
                    assertEquals(1, second.listening().size());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"EPOLL,udp", "EPOLL,tcp", "NIO,udp", "NIO,tcp"})
    void anAddressOfAnotherMachineIsRefused(SocketLibrary library, String kind) {
        Assumptions.assumeTrue(TransportUnderTest.libraries().anyMatch(library::equals), "no epoll here");
        ListenAddress elsewhere = ListenAddress.parse(kind + ":192.0.2.1:0");
        try (var transport = transport(library)) {
            var failure = assertThrows(
                    BindFailedException.class, () -> transport.start(List.of(elsewhere), new RecordingSink()));
            assertEquals(Reason.NO_SUCH_ADDRESS, failure.reason());
        }
    }

    @ParameterizedTest
    @MethodSource(LIBRARIES)
    void anIpv6WildcardServesIpv4Too(SocketLibrary library) throws Exception {
        InetAddress loopback = TransportUnderTest.address("127.0.0.1");
        try (var under = new TransportUnderTest(library, "::");
                DatagramSocket peer = new DatagramSocket(0, loopback);
                Socket stream = new Socket(loopback, under.tcp.getPort())) {
            peer.setSoTimeout(RecordingSink.SECONDS * 1_000);
            byte[] message = bytes(MESSAGE);
            peer.send(new DatagramPacket(message, message.length, loopback, under.udp.getPort()));
            Flow flow = under.sink.next(What.RECEIVED).flow();
            assertEquals(peer.getLocalSocketAddress(), flow.remote());
            assertTrue(flow.remote().getAddress() instanceof Inet4Address);
            assertEquals(new InetSocketAddress(loopback, under.udp.getPort()), under.transport.contactAddress(flow));
            under.send(1, flow, message);
            peer.receive(new DatagramPacket(new byte[100], 100));
            under.send(1, under.transport.flowTo(TransportKind.UDP, flow.remote()), message);
            peer.receive(new DatagramPacket(new byte[100], 100));

            stream.getOutputStream().write(message);
            assertEquals(
                    stream.getLocalSocketAddress(),
                    under.sink.next(What.RECEIVED).flow().remote());
        }
    }

    @ParameterizedTest
    @MethodSource(LIBRARIES)
    void bothWildcardsMayShareAPort(SocketLibrary library) throws Exception {
        int port;
        try (var free = new TransportUnderTest(library, "127.0.0.1")) {
            port = free.udp.getPort();
        }
        RecordingSink sink = new RecordingSink();
        try (var transport = transport(library);
                DatagramSocket peer4 = new DatagramSocket(0, TransportUnderTest.address("127.0.0.1"));
                DatagramSocket peer6 = new DatagramSocket(0, TransportUnderTest.address("::1"))) {
            List<ListenAddress> both = List.of(
                    ListenAddress.parse("udp:0.0.0.0:" + port),
                    ListenAddress.parse("udp:[::]:" + port),
                    ListenAddress.parse("tcp:[::]:" + port),
                    ListenAddress.parse("tcp:0.0.0.0:" + port));
            transport.start(both, sink);
            assertEquals(both, transport.listening());
            for (DatagramSocket peer : new DatagramSocket[] {peer4, peer6}) {
                peer.send(new DatagramPacket(new byte[] {'x'}, 1, peer.getLocalAddress(), port));
                assertEquals(
                        peer.getLocalSocketAddress(),
                        sink.next(What.RECEIVED).flow().remote());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(LIBRARIES)
    void closingEndsConnectionsAndThreads(SocketLibrary library) throws Exception {
        Thread[] threads = new Thread[2];
        var under = new TransportUnderTest(library, "127.0.0.1");
        try (Socket peer = under.connect()) {
            for (int i = 0; i < threads.length; i++) {
                int index = i;
                under.transport.shard(i).execute(() -> threads[index] = Thread.currentThread());
            }
            peer.getOutputStream().write(bytes(MESSAGE));
            under.sink.next(What.RECEIVED);
            assertTrue(within(RecordingSink.SECONDS, () -> threads[0] != null && threads[1] != null));
            under.close();
            under.sink.next(What.CLOSED);
            assertEquals(-1, peer.getInputStream().read());
        } finally {
            under.close();
        }
        for (Thread thread : threads) {
            thread.join(TimeUnit.SECONDS.toMillis(RecordingSink.SECONDS));
            assertFalse(thread.isAlive());
        }
        under.transport.shard(0).execute(() -> threads[0] = Thread.currentThread());
    }

    @Test
    void noBufferLeaks() throws Exception {
        RecordingLeakDetector.REPORTS.clear();
        for (SocketLibrary library : TransportUnderTest.libraries().toList()) {
            exercise(library);
        }
        // Each leak is reported once, when buffers are made after a collection: ours must not be among the reports.
        boolean seen = within(RecordingSink.SECONDS, () -> {
            leakOne(PooledByteBufAllocator.DEFAULT);
            System.gc();
            return !RecordingLeakDetector.REPORTS.isEmpty();
        });
        assertTrue(seen, "the leak detector does not see the test's own leak");
        for (String report : RecordingLeakDetector.REPORTS) {
            assertTrue(report.contains("leakOne"), report);
        }
    }

    private static void exercise(SocketLibrary library) throws Exception {
        try (var under = new TransportUnderTest(library, "::1");
                Socket stream = under.connect();
                DatagramSocket peer = new DatagramSocket(0, TransportUnderTest.address("::1"))) {
            under.sink.react(event -> under.send(1 - event.shard().index(), event.flow(), event.bytes()));
            byte[] message = bytes(MESSAGE);
            for (int i = 0; i < 300; i++) {
                peer.send(new DatagramPacket(message, message.length, under.udp));
                stream.getOutputStream().write(message);
                under.sink.next(What.RECEIVED);
                under.sink.next(What.RECEIVED);
            }
            Flow refused = under.transport.flowTo(
                    TransportKind.TCP, new InetSocketAddress(TransportUnderTest.address("::1"), 1));
            under.send(0, refused, message);
            assertEquals(SendFailure.CONNECT_FAILED, under.failures.poll(RecordingSink.SECONDS, TimeUnit.SECONDS));
        }
    }

    private static void leakOne(ByteBufAllocator allocator) {
        assertEquals(1, allocator.directBuffer(16).refCnt());
    }
}
