package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Vouchers made on the running gateway and redeemed by phone. */
@Stories
class VoucherStoriesIT {
    private static final String NOT_VALID = "The voucher code is wrong, too old, or was used before.";

    @BeforeAll
    void subscribers(Stage stage) {
        stage.subscribers(new SubscriberFile()
                .add("1801", "100.00", "letters")
                .add("1802", "100.00", "letters")
                .add("1803", "100.00", "letters")
                .add("1804", "100.00", "letters"));
    }

    @Test
    void voucherRedeemed(Stage stage) {
        String voucher = Vouchers.create(stage, "redeemed", 2, "25.50").get(0);
        told(stage, "voucher-redeemed", "1801", voucher, "Topped up by IDR 25.50. Your balance is IDR 125.50.");
        service(stage, "1801", 200);
        assertEquals("125.50", stage.balance("1801"));
        assertEquals(1, batch(stage, "redeemed").path("redeemed").asInt());
    }

    @Test
    void voucherRefusedWhenUsedBefore(Stage stage) {
        String voucher = Vouchers.create(stage, "used", 1, "25.50").get(0);
        told(stage, "voucher-redeemed", "1802", voucher, "Topped up by IDR 25.50.");
        told(stage, "voucher-refused", "1803", voucher, NOT_VALID);
        service(stage, "1803", 603);
        assertEquals("125.50", stage.balance("1802"));
        assertEquals("100.00", stage.balance("1803"));
        assertEquals(1, batch(stage, "used").path("redeemed").asInt());
    }

    /** Neither a code that nobody made nor one that was withdrawn is worth anything. */
    @Test
    void voucherRefusedWhenUnknownOrWithdrawn(Stage stage) {
        told(stage, "voucher-refused", "1804", Vouchers.SERVICE + "*0000000000000000", NOT_VALID);
        service(stage, "1804", 603);
        String voucher = Vouchers.create(stage, "withdrawn", 1, "25.50").get(0);
        stage.gateway().cli("voucher", "withdraw", "withdrawn");
        told(stage, "voucher-refused", "1804", voucher, NOT_VALID);
        stage.records("1804", 2);
        assertEquals("100.00", stage.balance("1804"));
        assertEquals(0, batch(stage, "withdrawn").path("redeemed").asInt());
    }

    private static void told(Stage stage, String story, String number, String called, String text) {
        SippRun run =
                stage.scenario(story, number).calls(called).takingMessages().play(Stage.LIMIT);
        assertTrue(run.messages().contains(text), run.messages());
    }

    /** The record of a free service, which does not tell the code. */
    private static void service(Stage stage, String number, int status) {
        CallRecord record = stage.record(number);
        assertEquals(Vouchers.SERVICE, record.called());
        assertEquals("SERVICE", record.cause());
        assertEquals(status, record.status());
        assertEquals(new BigDecimal("0.00"), record.charge());
    }

    private static JsonNode batch(Stage stage, String name) {
        for (JsonNode batch : stage.gateway().json("voucher", "list")) {
            if (batch.path("batch").asText().equals(name)) {
                return batch;
            }
        }
        throw new AssertionError("no batch " + name);
    }
}
