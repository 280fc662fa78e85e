package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Text messages, and what subscribers are told by message. */
@Stories
class MessageStoriesIT {
    @BeforeAll
    void subscribers(Stage stage) {
        stage.subscribers(new SubscriberFile()
                .add("1701", "100.00", "letters")
                .add("2701", "0.00", "letters")
                .add("1702", "4.99", "letters")
                .add("1703", "100.00", "letters")
                .add("2703", "0.00", "letters")
                .add("1704", "100.00", "letters")
                .add("1705", "100.00", "letters")
                .add("1706", "1500.00", "letters-id")
                .add("2706", "0.00", "letters")
                .add("1707", "100.00", "letters"));
    }

    @Test
    void messageDelivered(Stage stage) {
        try (SippRun receiver = stage.phone("2701", "takes-a-message")) {
            stage.scenario("message-delivered", "1701").calls("2701").play(Stage.LIMIT);
            receiver.awaitSuccess(Stage.LIMIT);
        }
        SetUpStoriesIT.charged(stage, "1701", "DELIVERED", "5.00", "95.00");
    }

    @Test
    void messageUnpaid(Stage stage) {
        stage.scenario("message-unpaid", "1702").calls("2701").play(Stage.LIMIT);
        CallRecord record = stage.record("1702");
        assertEquals("REFUSED", record.cause());
        assertEquals(402, record.status());
        assertEquals("4.99", stage.balance("1702"));
    }

    @Test
    void messageUndelivered(Stage stage) {
        try (SippRun receiver = stage.phone("2703", "refuses-a-message")) {
            stage.scenario("message-undelivered", "1703").calls("2703").play(Stage.LIMIT);
            receiver.awaitSuccess(Stage.LIMIT);
        }
        SetUpStoriesIT.notCharged(stage, "1703", "BUSY", 486);
    }

    @Test
    void balanceByMessage(Stage stage) {
        told(stage, "balance-by-message", "1704", "*888", "Your balance is IDR 100.00.");
        free(stage, "1704", 200);
    }

    @Test
    void balanceByCall(Stage stage) {
        told(stage, "balance-by-call", "1705", "*888", "Your balance is IDR 100.00.");
        free(stage, "1705", 603);
    }

    @Test
    void priceNow(Stage stage) {
        told(
                stage,
                "price-now",
                "1707",
                "*889*0812",
                "0812 (any) now (always): IDR 1.00 per 1 s. A call of 1 min costs IDR 60.00. A message costs IDR 5.00.");
        free(stage, "1707", 200);
    }

    @Test
    void receiptAfterACall(Stage stage) {
        SippRun caller;
        try (SippRun callee = stage.phone("2706", "callee-answers")) {
            caller = stage.scenario("receipt-after-a-call", "1706")
                    .calls("2706")
                    .talking(Duration.ofMillis(1_500))
                    .takingMessages()
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        SetUpStoriesIT.charged(stage, "1706", "CALLER_HUNG_UP", "2.00", "1498.00");
        String receipt = "Panggilan ke 2706: 2 detik, Rp 2,00. Sisa pulsa Rp 1.498,00.";
        assertTrue(caller.messages().contains(receipt), caller.messages());
    }

    private static void told(Stage stage, String story, String number, String called, String text) {
        SippRun run =
                stage.scenario(story, number).calls(called).takingMessages().play(Stage.LIMIT);
        assertTrue(run.messages().contains(text), run.messages());
    }

    private static void free(Stage stage, String number, int status) {
        CallRecord record = stage.record(number);
        assertEquals("SERVICE", record.cause());
        assertEquals(status, record.status());
        assertEquals(new BigDecimal("0.00"), record.charge());
        assertEquals("100.00", stage.balance(number));
    }
}
