package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two real softphones call each other. */
@Stories
class BaresipIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @BeforeAll
    void subscribers(Stage stage) {
        assumeTrue(Baresip.isInstalled(), "baresip is missing (apt install baresip): its tests are skipped");
        stage.subscribers(new SubscriberFile()
                .add("1601", "100.00", "lab")
                .add("1602", "100.00", "lab")
                .add("1603", "3.00", "lab")
                .add("1604", "0.00", "lab")
                .add("1605", "100.00", "lab"));
    }

    @Test
    void callsAndIsCharged(Stage stage) {
        try (Baresip caller = phone(stage, "1601");
                Baresip callee = phone(stage, "1602")) {
            caller.awaitRegistered(LIMIT);
            callee.awaitRegistered(LIMIT);
            caller.dial("sip:1602@127.0.0.1:" + stage.gateway().sipPort());
            caller.awaitEvent("CALL_ESTABLISHED", LIMIT);
            callee.awaitEvent("CALL_ESTABLISHED", LIMIT);
            caller.hangUp();
            callee.awaitEvent("CALL_CLOSED", LIMIT);
        }
        CallRecord record = stage.record("1601");
        assertEquals("CALLER_HUNG_UP", record.cause());
        assertTrue(record.charge().signum() > 0, record.toString());
        BigDecimal left = new BigDecimal(stage.balance("1601"));
        assertEquals(new BigDecimal("100.00"), left.add(record.charge()));
        assertEquals("100.00", stage.balance("1602"), "the callee pays nothing");
    }

    @Test
    void isHungUpWhenItsCreditEnds(Stage stage) {
        try (Baresip caller = phone(stage, "1603");
                Baresip callee = phone(stage, "1604")) {
            caller.awaitRegistered(LIMIT);
            callee.awaitRegistered(LIMIT);
            caller.dial("sip:1604@127.0.0.1:" + stage.gateway().sipPort());
            caller.awaitEvent("CALL_ESTABLISHED", LIMIT);
            caller.awaitEvent("CALL_CLOSED", LIMIT);
            callee.awaitEvent("CALL_CLOSED", LIMIT);
        }
        SetUpStoriesIT.charged(stage, "1603", "CREDIT_EXHAUSTED", "3.00", "0.00");
        assertTrue(stage.record("1603").talk().compareTo(Duration.ofSeconds(3)) >= 0);
    }

    /** The display of a phone that calls the balance number: no message needed to read the balance. */
    @Test
    void readsItsBalance(Stage stage) {
        try (Baresip caller = phone(stage, "1605")) {
            caller.awaitRegistered(LIMIT);
            caller.dial("sip:*888@127.0.0.1:" + stage.gateway().sipPort());
            caller.awaitEvent("CALL_CLOSED", LIMIT);
            assertTrue(caller.events().contains("603 Balance IDR 100.00"), caller.events());
        }
        assertEquals("SERVICE", stage.record("1605").cause());
    }

    private static Baresip phone(Stage stage, String number) {
        return Baresip.start(
                stage.gateway().folder().resolve("baresip-" + number),
                number,
                stage.gateway().sipPort(),
                stage.ports());
    }
}
