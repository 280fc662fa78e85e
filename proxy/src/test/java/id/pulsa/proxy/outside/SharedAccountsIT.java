package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** 1,000 calls of random length on 20 accounts that five callers each share, until every account is dry. */
@Isolated
class SharedAccountsIT {
    private static final int ACCOUNTS = 20;
    private static final int CALLERS_EACH = 5;
    private static final int LENGTHS = 10;
    private static final int CALLS = 1_000;
    /** The calls ask for about Rp 95 of each account. */
    private static final BigDecimal CREDIT = new BigDecimal("60.00");

    private static final long SEED = 20_261_122;

    @Test
    void spendsEveryAccountToTheLastUnitAndNoFurther() {
        System.out.println("seed " + SEED);
        Random random = new Random(SEED);
        try (Stage stage = Stage.setUp("shared-accounts", new FreePorts(28_000))) {
            stage.gateway().withSubscribers(subscribers()).start();
            try (SippRun pbx = stage.busyPbx()) {
                List<SippRun> runs = new ArrayList<>();
                for (int i = 0; i < LENGTHS; i++) {
                    runs.add(callers(stage, random).start());
                }
                for (SippRun run : runs) {
                    run.awaitSuccess(Duration.ofSeconds(60));
                }
                assertTrue(pbx.isAlive(), "the PBX held out");
            }
            Eventually.get(
                    "end of all calls",
                    Duration.ofSeconds(10),
                    () -> stage.liveCalls().isEmpty() ? Optional.of(true) : Optional.empty());
            check(stage);
        }
    }

    private static SubscriberFile subscribers() {
        SubscriberFile file = new SubscriberFile();
        for (int account = 0; account < ACCOUNTS; account++) {
            for (int caller = 0; caller < CALLERS_EACH; caller++) {
                String balance = caller == 0 ? CREDIT.toPlainString() : "0.00";
                file.addSharing(number(account, caller), balance, "quick", "shared-" + account);
            }
        }
        return file;
    }

    /** A tenth of the calls: one talk time, all callers in random order. */
    private static Sipp callers(Stage stage, Random random) {
        List<Sipp.Caller> callers = new ArrayList<>();
        for (int account = 0; account < ACCOUNTS; account++) {
            for (int caller = 0; caller < CALLERS_EACH; caller++) {
                callers.add(Stage.caller(number(account, caller)));
            }
        }
        Collections.shuffle(callers, random);
        int talkMillis = random.nextInt(200, 2_500);
        return Sipp.variant("accounts-run-dry", stage.traces(), "timeout=\"1000\"", "timeout=\"" + talkMillis + "\"")
                .to(stage.gateway().sipPort())
                .on(stage.ports().take())
                .as(callers)
                .calls("1000")
                .times(CALLS / LENGTHS, 10);
    }

    private static String number(int account, int caller) {
        return Integer.toString(40_000 + account * 10 + caller);
    }

    private static void check(Stage stage) {
        for (JsonNode subscriber : stage.gateway().json("subscriber", "list")) {
            assertEquals("0.00", subscriber.path("balance").asText(), "dry, not below: " + subscriber);
            assertEquals("0.00", subscriber.path("reserved").asText(), "nothing held: " + subscriber);
        }
        List<CallRecord> records = stage.allRecords();
        assertEquals(CALLS, records.size(), "one record per call");
        BigDecimal charged = records.stream().map(CallRecord::charge).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertEquals(CREDIT.multiply(BigDecimal.valueOf(ACCOUNTS)), charged, "top-ups = charges + balances (zero)");
        for (String cause : List.of("CALLER_HUNG_UP", "CREDIT_EXHAUSTED", "REFUSED")) {
            assertTrue(records.stream().anyMatch(record -> record.cause().equals(cause)), "some end by " + cause);
        }
        JsonNode report = stage.gateway().json("ledger", "verify");
        assertTrue(report.path("clean").asBoolean(), report.toString());
        assertEquals(charged.toPlainString(), report.path("charges").asText());
    }
}
