package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls that come about and are ended by a person, and calls that never come about. */
@Stories
class SetUpStoriesIT {
    @BeforeAll
    void subscribers(Stage stage) {
        SubscriberFile file = new SubscriberFile();
        for (String caller : new String[] {"1201", "1202", "1203", "1204", "1205", "1207"}) {
            file.add(caller, "100.00", "lab");
        }
        for (String callee : new String[] {"2201", "2202", "2203", "2204", "2205", "2206", "2207"}) {
            file.add(callee, "0.00", "lab");
        }
        stage.subscribers(file.add("1206", "0.99", "lab"));
    }

    @Test
    void callerHangsUp(Stage stage) {
        try (SippRun callee = stage.phone("2201", "callee-answers")) {
            stage.scenario("caller-hangs-up", "1201")
                    .calls("2201")
                    .talking(Duration.ofMillis(1_500))
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        charged(stage, "1201", "CALLER_HUNG_UP", "2.00", "98.00");
    }

    @Test
    void calleeHangsUp(Stage stage) {
        try (SippRun callee = stage.phone("2202", "callee-hangs-up-callee", "-d", "1500")) {
            stage.scenario("callee-hangs-up", "1202").calls("2202").play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        charged(stage, "1202", "CALLEE_HUNG_UP", "2.00", "98.00");
    }

    @Test
    void cancelsWhileRinging(Stage stage) {
        try (SippRun callee = stage.phone("2203", "callee-rings")) {
            stage.scenario("cancels-while-ringing", "1203").calls("2203").play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        notCharged(stage, "1203", "CANCELLED", 487);
    }

    @Test
    void busy(Stage stage) {
        try (SippRun callee = stage.phone("2204", "callee-busy")) {
            stage.scenario("busy", "1204").calls("2204").play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        notCharged(stage, "1204", "BUSY", 486);
    }

    @Test
    void noAnswer(Stage stage) {
        try (SippRun callee = stage.phone("2205", "callee-rings")) {
            stage.scenario("no-answer", "1205").calls("2205").play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        notCharged(stage, "1205", "NO_ANSWER", 480);
    }

    @Test
    void refusedWithoutCredit(Stage stage) {
        try (SippRun callee = stage.phone("2206", "callee-answers")) {
            stage.scenario("refused-without-credit", "1206").calls("2206").play(Stage.LIMIT);
            assertEquals(0, callee.received("INVITE "), "nobody rings");
        }
        CallRecord record = stage.record("1206");
        assertEquals("REFUSED", record.cause());
        assertEquals(402, record.status());
        assertEquals("0.99", stage.balance("1206"));
    }

    @Test
    void holdsAndResumes(Stage stage) {
        try (SippRun callee = stage.phone("2207", "holds-and-resumes-callee")) {
            stage.scenario("holds-and-resumes", "1207").calls("2207").play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        charged(stage, "1207", "CALLER_HUNG_UP", "3.00", "97.00");
    }

    static void charged(Stage stage, String caller, String cause, String charge, String balance) {
        CallRecord record = stage.record(caller);
        assertEquals(cause, record.cause());
        assertEquals(new BigDecimal(charge), record.charge(), record.toString());
        assertEquals(200, record.status());
        assertEquals(balance, stage.balance(caller));
    }

    static void notCharged(Stage stage, String caller, String cause, int status) {
        CallRecord record = stage.record(caller);
        assertEquals(cause, record.cause());
        assertEquals(status, record.status());
        assertEquals(new BigDecimal("0.00"), record.charge());
        assertEquals(Duration.ZERO, record.talk());
        assertEquals("100.00", stage.balance(caller));
    }
}
