package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What strangers send: whatever it is, the gateway goes on answering. */
@Stories
class StrangersIT {
    private static final long SEED = 4_475;
    private static final int LARGEST_DATAGRAM = 65_507;

    @BeforeAll
    void seed() {
        System.out.println("seed " + SEED);
    }

    @Test
    void answersOptions(Stage stage) throws IOException {
        assertAnswers(stage);
    }

    @Test
    void survivesTheLargestDatagrams(Stage stage) throws IOException {
        byte[] noise = new byte[LARGEST_DATAGRAM];
        new Random(SEED).nextBytes(noise);
        byte[] oneHeader = filled("INVITE sip:1@127.0.0.1 SIP/2.0\r\nSubject: ");
        byte[] manyVias =
                filled("INVITE sip:1@127.0.0.1 SIP/2.0\r\n" + "Via: SIP/2.0/UDP a;branch=z9hG4bKx\r\n".repeat(1_700));
        for (int i = 0; i < 20; i++) {
            send(stage, noise);
            send(stage, oneHeader);
            send(stage, manyVias);
        }
        assertAnswers(stage);
    }

    /** This Via keeps one well-known parser busy until memory is gone. */
    @Test
    void survivesTheViaThatNeverEnds(Stage stage) throws IOException {
        send(
                stage,
                ascii("OPTIONS sip:1@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP 1.2.3.4;branch=z9hG4bKx (abc\\\r\n\r\n"));
        assertAnswers(stage);
    }

    @Test
    void survivesRandomBytesOnEveryPort(Stage stage) throws IOException {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            byte[] noise = new byte[random.nextInt(1_500)];
            random.nextBytes(noise);
            send(stage, noise);
        }
        for (int port : new int[] {stage.gateway().sipPort(), stage.gateway().adminPort()}) {
            for (int i = 0; i < 20; i++) {
                byte[] noise = new byte[random.nextInt(20_000)];
                random.nextBytes(noise);
                sendOverTcp(port, noise);
            }
        }
        assertAnswers(stage);
    }

    private static void assertAnswers(Stage stage) throws IOException {
        Eventually.get("answer to OPTIONS", Duration.ofSeconds(10), () -> {
            try {
                return options(stage);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertTrue(stage.gateway().isAlive());
    }

    private static Optional<String> options(Stage stage) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.setSoTimeout(1_000);
            int own = socket.getLocalPort();
            String text =
                    """
                    OPTIONS sip:127.0.0.1:%d SIP/2.0
                    Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%d;rport
                    From: <sip:ping@127.0.0.1>;tag=ping
                    To: <sip:127.0.0.1>
                    Call-ID: ping-%d
                    CSeq: 1 OPTIONS
                    Max-Forwards: 70
                    Content-Length: 0

                    """.formatted(stage.gateway().sipPort(), own, own, own).replace("\n", "\r\n");
            socket.send(packet(stage, ascii(text)));
            byte[] answer = new byte[4_096];
            DatagramPacket received = new DatagramPacket(answer, answer.length);
            try {
                socket.receive(received);
            } catch (SocketTimeoutException silence) {
                return Optional.empty();
            }
            String response = new String(answer, 0, received.getLength(), StandardCharsets.US_ASCII);
            return response.startsWith("SIP/2.0 200") ? Optional.of(response) : Optional.empty();
        }
    }

    private static byte[] filled(String beginning) {
        String padding = "x".repeat(LARGEST_DATAGRAM - beginning.length());
        return ascii(beginning + padding);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static DatagramPacket packet(Stage stage, byte[] bytes) {
        return new DatagramPacket(
                bytes,
                bytes.length,
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), stage.gateway().sipPort()));
    }

    private static void send(Stage stage, byte[] bytes) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            socket.send(packet(stage, bytes));
        }
    }

    private static void sendOverTcp(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(bytes);
        } catch (SocketException closedOnUs) {
            // It may well hang up in the middle of it.
            return;
        }
    }
}
