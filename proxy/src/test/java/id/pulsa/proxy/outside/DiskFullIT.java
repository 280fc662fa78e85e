package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The system takes no more of what the gateway writes (RLIMIT_FSIZE, which needs no privilege), and then does again: no
 * restart, and no money lost.
 */
@Isolated
class DiskFullIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    @Test
    void refusesNewCallsAndGoesOnWhenThereIsRoomAgain() {
        assumeTrue(Files.isExecutable(PRLIMIT), "needs prlimit (util-linux) to make writes fail");
        SubscriberFile subscribers =
                new SubscriberFile().add("1501", "100.00", "quick").add("1502", "100.00", "quick");
        try (Stage stage = Stage.setUp("disk-full", new FreePorts(29_000))) {
            GatewayProcess gateway =
                    stage.gateway().withSubscribers(subscribers).start();
            try (SippRun pbx = stage.busyPbx();
                    SippRun talker = stage.scenario("hangs-up-when-credit-ends", "1501")
                            .calls("1000")
                            .start()) {
                Eventually.get(
                        "a call that is up",
                        LIMIT,
                        () -> stage.liveCalls().path(0).path("answered").isTextual()
                                ? Optional.of(true)
                                : Optional.empty());
                limit(gateway, "4096:unlimited");
                awaitReady(gateway, 503);
                GatewayProcess.Outcome topUp =
                        gateway.cliOutcome("subscriber", "topup", "1502", "5.00", "--key", "disk");
                assertEquals(1, topUp.exitCode(), topUp.output());
                assertTrue(topUp.output().contains("the ledger cannot be written"), topUp.output());
                stage.scenario("refused-by-the-ledger", "1502").calls("1000").play(Stage.LIMIT);
                talker.awaitSuccess(Stage.LIMIT);
                assertTrue(pbx.isAlive());
                limit(gateway, "unlimited:unlimited");
                awaitReady(gateway, 200);
            }
            gateway.cli("subscriber", "topup", "1502", "5.00", "--key", "disk");
            assertEquals("105.00", stage.balance("1502"));
            assertEquals("REFUSED", stage.record("1502").cause());
            CallRecord talked = stage.record("1501");
            assertEquals("CREDIT_EXHAUSTED", talked.cause(), "not extended on credit that is not written down");
            assertTrue(talked.charge().signum() > 0, talked::toString);
            JsonNode books = gateway.json("ledger", "verify");
            assertTrue(books.path("clean").asBoolean(), books::toString);
        }
    }

    private static void limit(GatewayProcess gateway, String bytes) {
        List<String> command = List.of(PRLIMIT.toString(), "--pid", Long.toString(gateway.pid()), "--fsize=" + bytes);
        Path log = gateway.folder().resolve("prlimit.log");
        try (ChildProcess run = ChildProcess.start("prlimit", gateway.folder(), log, command, Map.of())) {
            assertEquals(0, run.awaitExit(LIMIT), run.output());
        }
    }

    private static void awaitReady(GatewayProcess gateway, int status) {
        Eventually.get("ready with " + status, LIMIT, () -> {
            try {
                HttpURLConnection probe =
                        (HttpURLConnection) URI.create("http://127.0.0.1:" + gateway.adminPort() + "/health/ready")
                                .toURL()
                                .openConnection();
                return probe.getResponseCode() == status ? Optional.of(true) : Optional.empty();
            } catch (IOException e) {
                return Optional.empty();
            }
        });
    }
}
