package id.pulsa.proxy.transport;

import static id.pulsa.proxy.transport.TransportUnderTest.MESSAGE;
import static id.pulsa.proxy.transport.TransportUnderTest.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import id.pulsa.proxy.transport.RecordingSink.Event;
import id.pulsa.proxy.transport.RecordingSink.What;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TcpTransportTest {
    private static final String EVERY_WAY = "id.pulsa.proxy.transport.TransportUnderTest#everyWay";
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(100);

    private static String read(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    /** Everything until the peer ends the connection, by FIN or by reset. */
    private static String readToEnd(Socket socket) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        try {
            for (int b = in.read(); b >= 0; b = in.read()) {
                text.append((char) b);
            }
        } catch (SocketException reset) {
            assertEquals("Connection reset", reset.getMessage());
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void messagesAreCutByLengthHoweverTheyArrive(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host);
                Socket peer = under.connect()) {
            OutputStream out = peer.getOutputStream();
            String second = "BYE sip:b SIP/2.0\r\nl:0\r\n\r\n";
            out.write(bytes(MESSAGE + second + "\r\n" + MESSAGE));
            assertEquals(MESSAGE, under.sink.next(What.RECEIVED).text());
            assertEquals(second, under.sink.next(What.RECEIVED).text());
            assertEquals(MESSAGE, under.sink.next(What.RECEIVED).text());
            for (byte b : bytes(MESSAGE + "\r\n" + second)) {
                out.write(b);
            }
            assertEquals(MESSAGE, under.sink.next(What.RECEIVED).text());
            Event last = under.sink.next(What.RECEIVED);
            assertEquals(second, last.text());
            assertEquals(peer.getLocalSocketAddress(), last.flow().remote());
            assertEquals(under.tcp, under.transport.contactAddress(last.flow()));

            // Over the same connection from either shard, as a binding's flow is used by any call.
            Flow persisted = Flow.fromKey(last.flow().key()).orElseThrow();
            under.send(0, persisted, bytes("answer 0"));
            assertEquals("answer 0", read(peer, 8));
            under.send(1, persisted, bytes("answer 1"));
            assertEquals("answer 1", read(peer, 8));
            peer.shutdownOutput();
            assertEquals(last.flow(), under.sink.next(What.CLOSED).flow());
            under.send(0, persisted, bytes("too late"));
            assertEquals(SendFailure.CONNECTION_CLOSED, failure(under));
        }
    }

    private static SendFailure failure(TransportUnderTest under) throws InterruptedException {
        return under.failures.poll(RecordingSink.SECONDS, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void aDoubleCrlfIsAnsweredByOne(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host);
                Socket peer = under.connect()) {
            peer.getOutputStream().write(bytes("\r\n\r\n"));
            assertEquals("\r\n", read(peer, 2));
            peer.getOutputStream().write(bytes(MESSAGE));
            under.send(0, under.sink.next(What.RECEIVED).flow(), bytes("x"));
            assertEquals("x", read(peer, 1), "one keep-alive was answered twice");
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void whatCannotBeCutIsAnsweredThenClosed(SocketLibrary library, String host) throws Exception {
        var limits = TransportUnderTest.limits(2_000, 10, 10, LONG, LONG);
        try (var under = new TransportUnderTest(library, host, limits)) {
            under.sink.react(event -> {
                if (event.what() == What.UNFRAMEABLE) {
                    byte[] answer = bytes("answer to " + event.reason());
                    under.transport.send(event.shard(), event.flow(), answer, 0, answer.length, (s, f, why) -> {});
                }
            });
            String start = "INVITE sip:a SIP/2.0\r\n";
            String[][] cases = {
                {start + "To: b\r\n\r\n" + "more", "CONTENT_LENGTH_MISSING"},
                {start + "Content-Length: -1\r\n\r\n", "CONTENT_LENGTH_INVALID"},
                {start + "Content-Length: 1\r\nl: 2\r\n\r\nab", "CONTENT_LENGTH_CONTRADICTORY"},
                {start + "Content-Length: 1990\r\n\r\n", "MESSAGE_TOO_LARGE"},
                {start + "To: " + "b".repeat(1_500), "HEADERS_TOO_LARGE"},
            };
            for (String[] row : cases) {
                try (Socket peer = under.connect()) {
                    peer.getOutputStream().write(bytes(row[0]));
                    assertEquals("answer to " + row[1], readToEnd(peer));
                }
                assertEquals(
                        Unframeable.valueOf(row[1]),
                        under.sink.nextOf(What.UNFRAMEABLE).reason());
                under.sink.next(What.CLOSED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void tooManyConnectionsAreClosedAtOnce(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host, TransportUnderTest.limits(2_000, 10, 2, LONG, LONG))) {
            try (Socket first = under.connect();
                    Socket second = under.connect()) {
                for (Socket peer : new Socket[] {first, second}) {
                    peer.getOutputStream().write(bytes(MESSAGE));
                    under.sink.next(What.RECEIVED);
                }
                try (Socket third = under.connect()) {
                    assertEquals("", readToEnd(third));
                }
            }
            under.sink.next(What.CLOSED);
            under.sink.next(What.CLOSED);
            try (Socket again = under.connect()) {
                again.getOutputStream().write(bytes(MESSAGE));
                under.sink.next(What.RECEIVED);
            }
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void anIdleConnectionIsClosed(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host, TransportUnderTest.limits(2_000, 10, 10, SHORT, LONG));
                Socket peer = under.connect()) {
            assertEquals("", readToEnd(peer));
            under.sink.next(What.CLOSED);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void aMessageThatNeverEndsIsGivenUp(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host, TransportUnderTest.limits(2_000, 10, 10, LONG, SHORT));
                Socket peer = under.connect()) {
            peer.getOutputStream().write(bytes(MESSAGE + "INVITE sip"));
            under.sink.next(What.RECEIVED);
            Event slow = under.sink.next(What.UNFRAMEABLE);
            assertEquals(Unframeable.MESSAGE_TOO_SLOW, slow.reason());
            assertEquals("INVITE sip", slow.text());
            assertEquals("", readToEnd(peer));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void requestsToOnePeerShareAConnection(SocketLibrary library, String host) throws Exception {
        try (var under = new TransportUnderTest(library, host);
                ServerSocket server = new ServerSocket(0, 5, TransportUnderTest.address(host))) {
            Flow flow = under.transport.flowTo(
                    TransportKind.TCP, new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
            assertEquals(under.tcp, under.transport.contactAddress(flow));
            under.send(1, flow, bytes("one"));
            under.send(1, flow, bytes("two"));
            try (Socket peer = server.accept()) {
                assertEquals("onetwo", read(peer, 6));
                peer.getOutputStream().write(bytes(MESSAGE));
                Event answer = under.sink.next(What.RECEIVED);
                assertEquals(1, answer.shard().index());
                assertNotEquals(0, answer.flow().connectionId());
                assertEquals(under.tcp, under.transport.contactAddress(answer.flow()));
                under.send(0, answer.flow(), bytes("three"));
                assertEquals("three", read(peer, 5));
            }
            under.sink.next(What.CLOSED);
            under.send(1, flow, bytes("four"));
            try (Socket again = server.accept()) {
                assertEquals("four", read(again, 4));
            }
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void aRefusedConnectionFailsEveryMessageThatWaits(SocketLibrary library, String host) throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, TransportUnderTest.address(host))) {
            port = gone.getLocalPort();
        }
        try (var under = new TransportUnderTest(library, host)) {
            Flow flow = under.transport.flowTo(TransportKind.TCP, new InetSocketAddress(host, port));
            under.send(1, flow, bytes("one"));
            under.send(1, flow, bytes("two"));
            assertEquals(SendFailure.CONNECT_FAILED, failure(under));
            assertEquals(SendFailure.CONNECT_FAILED, failure(under));
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void aPeerThatDoesNotReadIsClosed(SocketLibrary library, String host) throws Exception {
        var limits = TransportUnderTest.limits(60_000, 10, 10, LONG, LONG);
        try (var under = new TransportUnderTest(library, host, limits);
                Socket peer = under.connect()) {
            peer.getOutputStream().write(bytes(MESSAGE));
            Flow flow = under.sink.next(What.RECEIVED).flow();
            byte[] large = new byte[60_000];
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(RecordingSink.SECONDS);
            SendFailure failure = null;
            while (failure == null && System.nanoTime() - deadline < 0) {
                under.send(0, flow, large);
                failure = under.failures.poll(1, TimeUnit.MILLISECONDS);
            }
            under.sink.next(What.CLOSED);
            for (; failure != null && failure != SendFailure.QUEUE_FULL; failure = failure(under)) {
                assertEquals(SendFailure.CONNECTION_CLOSED, failure);
            }
            assertEquals(SendFailure.QUEUE_FULL, failure);
        }
    }

    @ParameterizedTest
    @MethodSource(EVERY_WAY)
    void randomBytesLeaveItAlive(SocketLibrary library, String host) throws Exception {
        long seed = 20_261_122;
        System.out.println("random streams, seed " + seed);
        Random random = new Random(seed);
        try (var under = new TransportUnderTest(library, host)) {
            for (int i = 0; i < 40; i++) {
                try (Socket peer = under.connect()) {
                    byte[] noise = new byte[1 + random.nextInt(60_000)];
                    random.nextBytes(noise);
                    peer.getOutputStream().write(noise);
                } catch (SocketException closedWhileWriting) {
                    assertNotEquals(null, closedWhileWriting.getMessage());
                }
                under.sink.nextOf(What.CLOSED);
            }
            try (Socket peer = under.connect()) {
                peer.getOutputStream().write(bytes(MESSAGE));
                assertEquals(MESSAGE, under.sink.next(What.RECEIVED).text());
            }
        }
    }
}
