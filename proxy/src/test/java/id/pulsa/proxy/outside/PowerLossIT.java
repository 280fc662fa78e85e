package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * The power fails under load, and everything that was not synced is gone: no top-up that was acknowledged, no call that
 * ended more than 50 ms before. {@code -Dpulsa.powerLosses=20} has it fail so often.
 */
@Isolated
class PowerLossIT {
    private static final int LOSSES = Integer.getInteger("pulsa.powerLosses", 2);
    private static final int CALLERS = 20;
    private static final long SETTLED_AFTER_NANOS = Duration.ofMillis(50).toNanos();

    @Test
    void keepsWhatWasAcknowledgedAndWhatWasSettled() {
        SubscriberFile subscribers = new SubscriberFile().add("6999", "0.00", "lab");
        List<Sipp.Caller> counted = callers(61_000, subscribers);
        List<Sipp.Caller> load = callers(62_000, subscribers);
        try (Stage stage = Stage.setUp("power-loss", new FreePorts(29_000))) {
            GatewayProcess gateway = stage.gateway().withSubscribers(subscribers);
            Optional<FsyncedDisk> disk = FsyncedDisk.in(gateway.folder());
            Assumptions.assumeTrue(disk.isPresent(), "no C compiler: apt install gcc, or tcc");
            FsyncedDisk lossy = disk.orElseThrow();
            lossy.under(gateway);
            gateway.start();
            int acknowledged = 0;
            for (int loss = 1; loss <= LOSSES; loss++) {
                ControlApi api = new ControlApi(gateway);
                try (SippRun pbx = stage.busyPbx();
                        SippRun background = stage.scenario("caller-hangs-up", "-")
                                .as(load)
                                .calls("1000")
                                .talking(Duration.ofMillis(200))
                                .times(50_000, 50)
                                .untraced()
                                .start()) {
                    stage.scenario("caller-hangs-up", "-")
                            .as(counted)
                            .calls("1000")
                            .talking(Duration.ofMillis(300))
                            .times(CALLERS, 100)
                            .untraced()
                            .play(Stage.LIMIT);
                    long ended = System.nanoTime();
                    while (System.nanoTime() - ended < SETTLED_AFTER_NANOS) {
                        ControlApi.Answer answer = api.topUp("6999", "7.00", "top-up-" + acknowledged);
                        assertEquals(200, answer.status(), answer::toString);
                        acknowledged++;
                    }
                    assertTrue(pbx.isAlive() && background.isAlive(), "under load");
                    gateway.kill();
                    lossy.losePower(gateway.data());
                }
                gateway.start();
                check(stage, counted, loss, acknowledged);
            }
        }
    }

    private static List<Sipp.Caller> callers(int first, SubscriberFile subscribers) {
        List<Sipp.Caller> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            String number = Integer.toString(first + i);
            subscribers.add(number, "10000.00", "lab");
            callers.add(Stage.caller(number));
        }
        return callers;
    }

    private static void check(Stage stage, List<Sipp.Caller> counted, int loss, int acknowledged) {
        assertTrue(
                stage.gateway().json("ledger", "verify").path("clean").asBoolean(),
                () -> stage.gateway().cli("ledger", "verify"));
        assertEquals(
                new BigDecimal("7.00")
                        .multiply(BigDecimal.valueOf(acknowledged))
                        .toPlainString(),
                stage.balance("6999"));
        for (Sipp.Caller caller : counted) {
            assertEquals(loss, stage.records(caller.number(), loss).size(), "calls of " + caller);
        }
    }
}
