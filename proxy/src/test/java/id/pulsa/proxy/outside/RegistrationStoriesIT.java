package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is reachable, and who is not let in. */
@Stories
class RegistrationStoriesIT {
    @BeforeAll
    void subscribers(Stage stage) {
        stage.subscribers(new SubscriberFile()
                .add("1101", "100.00", "lab")
                .add("1102", "100.00", "lab")
                .add("1103", "100.00", "lab")
                .add("1104", "100.00", "lab")
                .add("2104", "0.00", "lab"));
    }

    @Test
    void registers(Stage stage) {
        SippRun run = stage.scenario("registers", "1101").play(Stage.LIMIT);
        assertEquals(1, run.received("SIP/2.0 401"));
    }

    @Test
    void registersWithWrongPassword(Stage stage) {
        SippRun known = stage.scenario("registers-with-wrong-password", "1102")
                .as(new Sipp.Caller("1102", "guess"))
                .play(Stage.LIMIT);
        SippRun unknown = stage.scenario("registers-with-wrong-password", "999111")
                .as(new Sipp.Caller("999111", "guess"))
                .play(Stage.LIMIT);

        assertEquals(2, known.received("SIP/2.0 401"));
        assertEquals(2, unknown.received("SIP/2.0 401"), "a number that does not exist looks like one that does");
    }

    @Test
    void calleeNotRegistered(Stage stage) {
        stage.scenario("callee-not-registered", "1103").calls("1102").play(Stage.LIMIT);

        CallRecord record = stage.record("1103");
        assertEquals("NOT_REGISTERED", record.cause());
        assertEquals(480, record.status());
        assertEquals(new BigDecimal("0.00"), record.charge());
        assertEquals("100.00", stage.balance("1103"));
    }

    @Test
    void unregisters(Stage stage) {
        int port = stage.ports().take();
        stage.scenario("registers", "2104").with("-p", Integer.toString(port)).play(Stage.LIMIT);
        stage.scenario("unregisters", "2104").with("-p", Integer.toString(port)).play(Stage.LIMIT);

        stage.scenario("callee-not-registered", "1104").calls("2104").play(Stage.LIMIT);

        CallRecord record = stage.record("1104");
        assertEquals("NOT_REGISTERED", record.cause());
        assertTrue(record.talk().compareTo(Duration.ZERO) == 0, "nobody talked");
    }
}
