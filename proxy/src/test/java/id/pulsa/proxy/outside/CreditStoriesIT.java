package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What happens when the credit ends. Many stories run at the same time here, so the bounds on the time are wide;
 * {@link HangUpIT} holds the narrow ones.
 */
@Stories
class CreditStoriesIT {
    /** A phone that is busy with other things sees messages late: a little either way. */
    private static final double EARLY_MILLIS = 250;

    private static final double LATE_MILLIS = 400;

    @BeforeAll
    void subscribers(Stage stage) {
        stage.subscribers(new SubscriberFile()
                .add("1301", "2.00", "quick")
                .add("2301", "0.00", "lab")
                .add("1302", "3.00", "quick")
                .add("1303", "3.00", "quick")
                .add("1304", "3.00", "quick")
                .add("1305", "3.00", "quick")
                .add("2302", "0.00", "lab")
                .addSharing("1306", "6.00", "quick", "family")
                .addSharing("1307", "0.00", "quick", "family")
                .add("2306", "0.00", "lab")
                .add("1308", "6.00", "lab")
                .add("2308", "0.00", "lab"));
    }

    @Test
    void hangsUpWhenCreditEnds(Stage stage) {
        SippRun caller;
        try (SippRun callee = stage.phone("2301", "callee-answers")) {
            caller = stage.scenario("hangs-up-when-credit-ends", "1301")
                    .calls("2301")
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        talked(caller, 1, 2_000);
        talkedAway(stage, "1301", "2.00");
    }

    @Test
    void fourCallersAtOnce(Stage stage) {
        List<String> callers = List.of("1302", "1303", "1304", "1305");
        SippRun run;
        try (SippRun callee = stage.phone("2302", "callee-answers", "-m", "4")) {
            run = stage.scenario("four-callers-at-once", "1302")
                    .as(callers.stream().map(Stage::caller).toList())
                    .calls("2302")
                    .times(4, 40)
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        talked(run, 4, 3_000);
        for (String caller : callers) {
            talkedAway(stage, caller, "3.00");
        }
    }

    @Test
    void twoCallersShareOneAccount(Stage stage) {
        SippRun run;
        try (SippRun callee = stage.phone("2306", "callee-answers", "-m", "2")) {
            run = stage.scenario("two-callers-share-one-account", "1306")
                    .as(Stage.caller("1306"), Stage.caller("1307"))
                    .calls("2306")
                    .times(2, 20)
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        talked(run, 2, 3_000);
        CallRecord one = stage.record("1306");
        CallRecord other = stage.record("1307");
        assertEquals(new BigDecimal("6.00"), one.charge().add(other.charge()), one + " and " + other);
        assertEquals("CREDIT_EXHAUSTED", one.cause());
        assertEquals("CREDIT_EXHAUSTED", other.cause());
        assertEquals("0.00", stage.balance("1306"));
        assertEquals("0.00", stage.balance("1307"));
    }

    /** The first slice is longer than the credit lasts, so the top-up comes while the last of it is talked away. */
    @Test
    void topUpExtendsTheCall(Stage stage) {
        try (SippRun callee = stage.phone("2308", "callee-answers");
                SippRun caller = stage.scenario("top-up-extends-the-call", "1308")
                        .calls("2308")
                        .start()) {
            caller.awaitMessage("ACK sip:", Stage.LIMIT);
            stage.gateway().cli("subscriber", "topup", "1308", "2.00");
            caller.awaitSuccess(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
            talked(caller, 1, 8_000);
        }
        talkedAway(stage, "1308", "8.00");
    }

    /** All of the credit, and by the gateway's own clock not a millisecond less than it pays for. */
    private static void talkedAway(Stage stage, String caller, String credit) {
        SetUpStoriesIT.charged(stage, caller, "CREDIT_EXHAUSTED", credit, "0.00");
        Duration talk = stage.record(caller).talk();
        assertTrue(talk.toSeconds() >= new BigDecimal(credit).intValueExact(), caller + " talked " + talk);
    }

    private static void talked(SippRun run, int calls, double millis) {
        List<Double> talk = run.talkMillis();
        assertEquals(calls, talk.size(), talk.toString());
        assertTrue(talk.get(0) > millis - EARLY_MILLIS, "hung up before the credit ended: " + talk);
        assertTrue(talk.get(calls - 1) < millis + LATE_MILLIS, "hung up late: " + talk);
    }
}
