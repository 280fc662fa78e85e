package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A network that loses, doubles and crosses messages: one call stays one call. */
@Stories
class LostMessageStoriesIT {
    private static final Duration TIMEOUT = Stage.T1.multipliedBy(64);

    @BeforeAll
    void subscribers(Stage stage) {
        SubscriberFile file = new SubscriberFile();
        for (int i = 1; i <= 5; i++) {
            file.add("140" + i, "100.00", "lab").add("240" + i, "0.00", "lab");
        }
        stage.subscribers(file);
    }

    @Test
    void ackLost(Stage stage) {
        SippRun caller;
        try (SippRun callee = stage.phone("2401", "callee-answers")) {
            caller = stage.scenario("ack-lost", "1401").calls("2401").play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        assertTrue(caller.received("SIP/2.0 200") > 3, "the 200 is repeated until it is acknowledged");
        double waited = caller.talkMillis().get(0);
        assertTrue(
                waited > TIMEOUT.toMillis() - 50 && waited < TIMEOUT.toMillis() + 1_000,
                "given up after " + waited + " ms");
        SetUpStoriesIT.charged(stage, "1401", "ACK_MISSING", "7.00", "93.00");
    }

    @Test
    void byeLost(Stage stage) {
        Duration silence = TIMEOUT.plusSeconds(1);
        try (SippRun callee = stage.phone("2402", "bye-lost-callee", "-d", Long.toString(silence.toMillis()))) {
            stage.scenario("bye-lost", "1402")
                    .calls("2402")
                    .talking(Duration.ofMillis(500))
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
            assertTrue(callee.received("BYE ") > 3, "the BYE is repeated until it is answered");
        }
        SetUpStoriesIT.charged(stage, "1402", "CALLER_HUNG_UP", "1.00", "99.00");
    }

    @Test
    void cancelCrosses200(Stage stage) {
        try (SippRun callee = stage.phone("2403", "cancel-crosses-200-callee")) {
            stage.scenario("cancel-crosses-200", "1403").calls("2403").play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        SetUpStoriesIT.notCharged(stage, "1403", "CANCELLED", 487);
    }

    @Test
    void cancelAfter200(Stage stage) {
        try (SippRun callee = stage.phone("2404", "callee-answers")) {
            stage.scenario("cancel-after-200", "1404")
                    .calls("2404")
                    .talking(Duration.ofMillis(1_500))
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        SetUpStoriesIT.charged(stage, "1404", "CALLER_HUNG_UP", "2.00", "98.00");
    }

    @Test
    void retransmissions(Stage stage) {
        try (SippRun callee = stage.phone("2405", "retransmissions-callee")) {
            SippRun caller = stage.scenario("retransmissions", "1405")
                    .calls("2405")
                    .talking(Duration.ofMillis(500))
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
            assertTrue(caller.received("SIP/2.0 200 OK") >= 3, "the 200 comes again until the ACK is there");
            assertEquals(1, callee.received("INVITE "), "the callee hears of one call");
        }
        SetUpStoriesIT.charged(stage, "1405", "CALLER_HUNG_UP", "2.00", "98.00");
    }
}
