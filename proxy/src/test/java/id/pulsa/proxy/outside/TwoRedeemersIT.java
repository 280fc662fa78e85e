package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Two subscribers redeem one voucher at the same instant: one is topped up, the other is told no. Again and again, with
 * a voucher and two subscribers for each round; in half of the rounds the two share an account.
 */
@Isolated
class TwoRedeemersIT {
    private static final int ROUNDS = 10;
    private static final BigDecimal CREDIT = new BigDecimal("100.00");
    private static final BigDecimal WORTH = new BigDecimal("10.00");

    @Test
    void twoRedeemersOfOneVoucher() {
        try (Stage stage = Stage.setUp("two-redeemers", new FreePorts(28_000))) {
            stage.gateway().withSubscribers(subscribers()).start();
            List<String> vouchers = Vouchers.create(stage, "contested", ROUNDS, WORTH.toPlainString());
            // All at once, so that other rounds' redemptions and top-ups come between.
            List<SippRun> runs = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                runs.add(redeemers(stage, round, vouchers.get(round)));
            }
            for (SippRun run : runs) {
                run.awaitSuccess(Stage.LIMIT);
            }
            Map<String, BigDecimal> balances = balances(stage);
            for (int round = 0; round < ROUNDS; round++) {
                oneWon(round, runs.get(round).messages(), balances);
            }
            records(stage);
            books(stage);
        }
    }

    private static SubscriberFile subscribers() {
        SubscriberFile file = new SubscriberFile();
        for (int round = 0; round < ROUNDS; round++) {
            for (int redeemer = 0; redeemer < 2; redeemer++) {
                String balance = redeemer == 0 || !shared(round) ? CREDIT.toPlainString() : "0.00";
                file.addSharing(number(round, redeemer), balance, "letters", shared(round) ? "pair-" + round : "");
            }
        }
        return file;
    }

    private static SippRun redeemers(Stage stage, int round, String voucher) {
        return stage.scenario("two-redeemers-of-one-voucher", number(round, 0))
                .as(Stage.caller(number(round, 0)), Stage.caller(number(round, 1)))
                .calls(voucher)
                .times(2, 2)
                .with("-rp", "10")
                .takingMessages()
                .start();
    }

    private static Map<String, BigDecimal> balances(Stage stage) {
        Map<String, BigDecimal> balances = new HashMap<>();
        for (JsonNode subscriber : stage.gateway().json("subscriber", "list")) {
            BigDecimal balance = new BigDecimal(subscriber.required("balance").asText());
            balances.put(subscriber.required("number").asText(), balance);
        }
        return balances;
    }

    private static void oneWon(int round, String messages, Map<String, BigDecimal> balances) {
        String which = "round " + round + ":\n" + messages;
        assertEquals(1, count(messages, "Topped up by IDR 10.00."), which);
        assertEquals(1, count(messages, "The voucher code is wrong, too old, or was used before."), which);
        BigDecimal one = balances.getOrDefault(number(round, 0), BigDecimal.ZERO);
        BigDecimal other = balances.getOrDefault(number(round, 1), BigDecimal.ZERO);
        BigDecimal richer = CREDIT.add(WORTH);
        assertEquals(richer, one.max(other), which);
        assertEquals(shared(round) ? richer : CREDIT, one.min(other), which);
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }

    /** Winners and losers alike: the message was taken, and cost nothing. */
    private static void records(Stage stage) {
        List<CallRecord> records = stage.allRecords();
        assertEquals(2 * ROUNDS, records.size());
        for (CallRecord record : records) {
            assertEquals("SERVICE", record.cause(), record.toString());
            assertEquals(200, record.status(), record.toString());
            assertEquals(0, record.charge().signum(), record.toString());
        }
    }

    private static void books(Stage stage) {
        JsonNode batch = stage.gateway().json("voucher", "list").get(0);
        assertEquals(ROUNDS, batch.required("redeemed").asInt(), "each once");
        JsonNode report = stage.gateway().json("ledger", "verify");
        assertTrue(report.required("clean").asBoolean(), report.toString());
        BigDecimal accounts = BigDecimal.valueOf(ROUNDS + ROUNDS / 2);
        BigDecimal topUps = CREDIT.multiply(accounts).add(WORTH.multiply(BigDecimal.valueOf(ROUNDS)));
        assertEquals(topUps.toPlainString(), report.required("top_ups").asText());
        assertEquals(topUps.toPlainString(), report.required("balances").asText());
    }

    private static boolean shared(int round) {
        return round % 2 == 0;
    }

    private static String number(int round, int redeemer) {
        return Integer.toString(50_000 + round * 10 + redeemer);
    }
}
