package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** SIGTERM while somebody talks: the call goes on to its end, new ones are sent away, and one can look on. */
@Isolated
class DrainIT {
    private static final Duration TALK = Duration.ofSeconds(10);

    @Test
    void runningCallsComeToTheirEnd() {
        SubscriberFile subscribers =
                new SubscriberFile().add("6801", "8.00", "quick").add("6802", "100.00", "lab");
        try (Stage stage = Stage.setUp("drain", new FreePorts(30_800))) {
            GatewayProcess gateway = stage.gateway()
                    .withSubscribers(subscribers)
                    .set("stop.drain", "60s")
                    .start();
            try (SippRun pbx = stage.pbx("callee-answers", 1);
                    SippRun caller = stage.scenario("caller-hangs-up", "6801")
                            .calls("1000")
                            .talking(TALK)
                            .start()) {
                Eventually.get(
                        "the call is up",
                        Stage.LIMIT,
                        () -> stage.liveCalls().size() == 1 ? Optional.of(true) : Optional.empty());
                gateway.sendTerm();
                ControlApi api = new ControlApi(gateway);
                Eventually.get(
                        "the gateway says that it stops",
                        Stage.LIMIT,
                        () -> api.ready().body().path("reason").asText().equals("the gateway is stopping")
                                ? Optional.of(true)
                                : Optional.empty());
                assertEquals(503, api.ready().status());
                stage.scenario("refused-while-stopping", "6802").calls("1000").play(Stage.LIMIT);
                assertEquals(200, api.topUp("6801", "10.00", "drain").status(), "a call that goes on can be topped up");
                caller.awaitSuccess(Stage.LIMIT);
                pbx.awaitSuccess(Stage.LIMIT);
                assertEquals(0, gateway.awaitExit());
            }
            CallRecord record = stage.record("6801");
            assertEquals("CALLER_HUNG_UP", record.cause());
            assertTrue(record.talk().compareTo(TALK) >= 0, record::toString);
            assertEquals(1, stage.allRecords().size());
        }
    }
}
