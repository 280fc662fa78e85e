package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A phone that takes advice of charge in the bodies of messages. */
@Stories
class AdviceOfChargeIT {
    private static final Pattern TOTAL = Pattern.compile("<aoc-e>.*<currency-amount>([0-9.]+)</currency-amount>");

    @BeforeAll
    void subscribers(Stage stage) {
        stage.subscribers(new SubscriberFile().add("1971", "100.00", "lab").add("2971", "0.00", "lab"));
    }

    @Test
    void adviceOfCharge(Stage stage) {
        SippRun caller;
        SippRun callee = stage.phone("2971", "callee-answers");
        try (callee) {
            caller = stage.scenario("advice-of-charge", "1971")
                    .calls("2971")
                    .talking(Duration.ofMillis(1_500))
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        CallRecord record = stage.record("1971");
        assertEquals("CALLER_HUNG_UP", record.cause());
        Matcher total = TOTAL.matcher(caller.messages());
        assertTrue(total.find(), caller::messages);
        assertEquals(record.charge(), new BigDecimal(total.group(1)));
        assertEquals(
                0, record.charge().compareTo(new BigDecimal("100").subtract(new BigDecimal(stage.balance("1971")))));
        assertEquals(-1, callee.messages().indexOf("aoc"), callee::messages);
    }
}
