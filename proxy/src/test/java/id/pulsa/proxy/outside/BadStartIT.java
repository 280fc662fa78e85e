package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A gateway that cannot start says why in one line and exits; it never takes a call half-configured. */
@Execution(ExecutionMode.CONCURRENT)
class BadStartIT {
    private final FreePorts ports = new FreePorts(30_000);

    @Test
    void brokenYaml() throws IOException {
        try (Stage stage = Stage.setUp("bad-yaml", ports)) {
            write(stage, "sip:\n  realm: lab.test\n  listen: [udp:127.0.0.1:5060\ndata: data\n");
            String line = refusal(stage);
            assertTrue(line.contains("pulsa.yaml:4"), line);
        }
    }

    @Test
    void unknownKey() throws IOException {
        try (Stage stage = Stage.setUp("bad-key", ports)) {
            Path file = file(stage);
            write(stage, Files.readString(file).replace("# ring_timeout: 60s", "ring_timeot: 60s"));
            String line = refusal(stage);
            assertTrue(line.contains("ring_timeot") && line.contains("\"ring_timeout\""), line);
        }
    }

    @Test
    void unknownKeyOnTheCommandLine() {
        try (Stage stage = Stage.setUp("bad-set", ports)) {
            stage.gateway().set("sip.raelm", "lab.test");
            String line = refusal(stage);
            assertTrue(line.contains("sip.raelm") && line.contains("realm\""), line);
        }
    }

    @Test
    void sipPortInUse() throws IOException {
        try (Stage stage = Stage.setUp("bad-sip-port", ports);
                DatagramSocket taken =
                        new DatagramSocket(stage.gateway().sipPort(), InetAddress.getLoopbackAddress())) {
            String line = refusal(stage);
            assertTrue(line.contains(Integer.toString(taken.getLocalPort())), line);
        }
    }

    @Test
    void adminPortInUse() throws IOException {
        try (Stage stage = Stage.setUp("bad-admin-port", ports);
                ServerSocket taken =
                        new ServerSocket(stage.gateway().adminPort(), 1, InetAddress.getLoopbackAddress())) {
            String line = refusal(stage);
            assertTrue(line.contains(Integer.toString(taken.getLocalPort())), line);
        }
    }

    @Test
    void dataDirectoryThatIsNone() throws IOException {
        try (Stage stage = Stage.setUp("bad-data", ports)) {
            Files.writeString(stage.gateway().data(), "a file where a directory should be");
            String line = refusal(stage);
            assertTrue(line.contains(stage.gateway().data().toString()), line);
        }
    }

    /** The one line that it printed. */
    private static String refusal(Stage stage) {
        GatewayProcess.Outcome outcome = stage.gateway().startToFail();
        assertNotEquals(0, outcome.exitCode(), outcome.output());
        List<String> lines = outcome.output()
                .lines()
                .filter(line -> !line.equals("Preparing quick starts …"))
                .toList();
        assertEquals(1, lines.size(), outcome.output());
        return lines.get(0);
    }

    private static Path file(Stage stage) {
        return stage.gateway().folder().resolve("config/pulsa.yaml");
    }

    private static void write(Stage stage, String text) throws IOException {
        Files.writeString(file(stage), text);
    }
}
