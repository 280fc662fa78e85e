package id.pulsa.proxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serve} prints and ends with. */
class ServeCommandTest {
    @TempDir
    private Path dir;

    @Test
    void saysWhereItListensAndStopsWhenAsked() throws Exception {
        AtomicInteger stops = new AtomicInteger();
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir)) {
            pulsa.starter = (configuration, from) -> new RunningGateway() {
                @Override
                public List<String> sipListeners() {
                    return List.of("udp:0.0.0.0:5060", "tcp:0.0.0.0:5060");
                }

                @Override
                public URI adminUri() {
                    return URI.create("http://127.0.0.1:8080");
                }

                @Override
                public String firstLogIn() {
                    return "admin with the password abcd-efgh";
                }

                @Override
                public void close() {
                    stops.incrementAndGet();
                }
            };
            assertEquals(0, pulsa.run("", "serve"), () -> pulsa.err);
            assertEquals(
                    "SIP    udp:0.0.0.0:5060\nSIP    tcp:0.0.0.0:5060\nadmin  http://127.0.0.1:8080\nlog in admin with"
                            + " the password abcd-efgh (said once; it must be changed then)\ndata   "
                            + dir.toAbsolutePath() + "\nready\nstopped\n",
                    pulsa.out);
            assertEquals(1, stops.get());
        }
    }

    @Test
    void aFailedStartIsOneLine() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir)) {
            pulsa.starter = (configuration, from) -> {
                throw new GatewayStartException("cannot listen on udp:0.0.0.0:5060", new IllegalStateException());
            };
            assertEquals(1, pulsa.run("", "serve"));
            assertEquals("pulsa: cannot listen on udp:0.0.0.0:5060\n", pulsa.err);
            assertEquals("", pulsa.out);
        }
    }

    @Test
    void aBadConfigurationStartsNothing() throws Exception {
        try (PulsaUnderTest pulsa = PulsaUnderTest.offline(dir)) {
            pulsa.starter = (configuration, from) -> {
                throw new AssertionError("started");
            };
            assertEquals(2, pulsa.run("", "serve", "--set", "sip.listen=udp:nowhere"));
            assertTrue(pulsa.err.contains("sip.listen"), pulsa.err);
        }
    }
}
