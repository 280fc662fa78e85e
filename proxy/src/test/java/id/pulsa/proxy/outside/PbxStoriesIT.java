package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Calls to and from the PBX. One after the other, since there is one PBX. */
@Stories
@Execution(ExecutionMode.SAME_THREAD)
class PbxStoriesIT {
    @BeforeAll
    void subscribers(Stage stage) {
        stage.subscribers(new SubscriberFile()
                .add("1501", "100.00", "lab")
                .add("1502", "100.00", "lab")
                .add("1503", "100.00", "lab")
                .add("2503", "5.00", "lab"));
    }

    @Test
    void subscriberCallsThePbx(Stage stage) {
        try (SippRun pbx = stage.pbx("callee-answers", 1)) {
            stage.scenario("caller-hangs-up", "1501")
                    .calls("1000")
                    .talking(Duration.ofMillis(500))
                    .play(Stage.LIMIT);
            pbx.awaitSuccess(Stage.LIMIT);
        }
        SetUpStoriesIT.charged(stage, "1501", "CALLER_HUNG_UP", "1.00", "99.00");
    }

    @Test
    void calleeUnknown(Stage stage) {
        try (SippRun pbx = stage.pbx("pbx-knows-nobody", 1)) {
            stage.scenario("callee-unknown", "1502").calls("404404").play(Stage.LIMIT);
            pbx.awaitSuccess(Stage.LIMIT);
        }
        SetUpStoriesIT.notCharged(stage, "1502", "UNKNOWN_DESTINATION", 404);
    }

    @Test
    void pbxCallsASubscriber(Stage stage) {
        try (SippRun callee = stage.phone("2503", "callee-answers")) {
            SippRun pbx = Sipp.scenario("pbx-calls-a-subscriber", stage.traces())
                    .to(stage.gateway().sipPort())
                    .on(stage.gateway().pbxPort())
                    .calls("2503")
                    .talking(Duration.ofMillis(1_200))
                    .once()
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
            assertEquals(0, pbx.received("SIP/2.0 407"), "the PBX is not asked for a credential");
        }
        CallRecord record = stage.record("08123456");
        assertEquals("CALLER_HUNG_UP", record.cause());
        assertEquals("2503", record.called());
        assertEquals(new BigDecimal("0.00"), record.charge(), "nobody pays for a call from outside");
        assertEquals("5.00", stage.balance("2503"));
    }
}
