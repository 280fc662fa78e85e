package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.pulsa.charging.erlang.ErlangB;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A crowd in a cell with 3 channels: what is refused is what theory says. */
class SmallCellIT {
    private static final int CHANNELS = 3;
    private static final int CALLERS = 360;
    private static final int FIRST_CALLER = 39_000;

    /** The callers call at random times within it, as the scenario says. */
    private static final Duration CALLED_WITHIN = Duration.ofSeconds(60);

    /** About 6 erl, of which Erlang B loses 59 %. Four standard errors, so that it hardly ever fails by chance. */
    @Test
    void refusesWhatErlangBSays() {
        SubscriberFile subscribers = new SubscriberFile();
        crowd().forEach(caller -> subscribers.addIn("small", caller, "10.00", "lab"));
        try (Stage stage = Stage.setUp("small-cell", new FreePorts(31_000))) {
            stage.gateway().withSubscribers(subscribers).start();
            try (SippRun pbx = stage.busyPbx()) {
                stage.scenario("callers-at-random-in-a-small-cell", "-")
                        .as(crowd().stream().map(Stage::caller).toList())
                        .calls("1000")
                        .times(CALLERS, CALLERS)
                        .untraced()
                        .talking(Duration.ofSeconds(1))
                        .play(CALLED_WITHIN.multipliedBy(2));
                assertTrue(pbx.isAlive(), "the PBX held out");
            }
            JsonNode cell = stage.gateway().json("cell", "show", "small");
            assertEquals(CALLERS, cell.path("arrivals").asInt(), cell::toString);
            assertEquals(0, cell.path("busy").asInt(-1), cell::toString);
            Duration holding = Duration.parse(cell.path("holding_time").asText());
            double offered = (double) CALLERS * holding.toMillis() / CALLED_WITHIN.toMillis();
            double blocking = ErlangB.blocking(CHANNELS, offered);
            double error = Math.sqrt(blocking * (1 - blocking) / CALLERS);
            System.out.println("small cell: " + offered + " erl, Erlang B " + blocking + ", " + cell);
            assertEquals(blocking, cell.path("blocking").asDouble(), 4 * error, cell::toString);
            stage.gateway().cli("ledger", "verify");
        }
    }

    private static List<String> crowd() {
        return IntStream.range(0, CALLERS)
                .mapToObj(i -> Integer.toString(FIRST_CALLER + i))
                .toList();
    }
}
