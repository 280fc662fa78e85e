package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Two subscribers call at the same instant from a cell with one channel: one gets it, the other hears 503. Again and
 * again, with a cell and two subscribers for each round, all rounds at once.
 */
@Isolated
class LastChannelIT {
    private static final int ROUNDS = 30;

    /** Longer than the second of two callers can need to be heard. */
    private static final Duration TALK = Duration.ofSeconds(4);

    @Test
    void twoCallersForTheLastChannel() throws IOException {
        try (Stage stage = Stage.setUp("last-channel", new FreePorts(28_000))) {
            addCells(stage.gateway().folder().resolve("config/cells.yaml"));
            stage.gateway().withSubscribers(subscribers()).start();
            List<Sipp.Caller> callers = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                callers.add(Stage.caller(number(round, 0)));
                callers.add(Stage.caller(number(round, 1)));
            }
            try (SippRun pbx = stage.busyPbx()) {
                stage.scenario("two-callers-for-the-last-channel", "-")
                        .as(callers)
                        .calls("1000")
                        .times(2 * ROUNDS, 2 * ROUNDS)
                        .with("-rp", "10")
                        .untraced()
                        .talking(TALK)
                        .play(Stage.LIMIT);
                assertTrue(pbx.isAlive(), "the PBX held out");
            }
            Map<String, String> expected = new TreeMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                expected.put("last-" + round, "CALLER_HUNG_UP 200 + REFUSED 503");
            }
            assertEquals(expected, outcomes(stage));
            for (JsonNode cell : stage.gateway().json("cell", "list")) {
                assertEquals(0, cell.path("busy").asInt(-1), cell::toString);
            }
            stage.gateway().cli("ledger", "verify");
        }
    }

    private static void addCells(Path file) throws IOException {
        StringBuilder cells = new StringBuilder();
        for (int round = 0; round < ROUNDS; round++) {
            cells.append("  - {name: last-").append(round).append(", channels: 1}\n");
        }
        Files.writeString(file, cells, StandardOpenOption.APPEND);
    }

    private static SubscriberFile subscribers() {
        SubscriberFile file = new SubscriberFile();
        for (int round = 0; round < ROUNDS; round++) {
            file.addIn("last-" + round, number(round, 0), "100.00", "lab");
            file.addIn("last-" + round, number(round, 1), "100.00", "lab");
        }
        return file;
    }

    private static String number(int round, int caller) {
        return Integer.toString(52_000 + round * 10 + caller);
    }

    /** What became of the calls from each cell, the same whoever won. */
    private static Map<String, String> outcomes(Stage stage) {
        Map<String, String> outcomes = new TreeMap<>();
        List<JsonNode> records = new ArrayList<>();
        stage.gateway().json("cdr", "list", "--limit", "1000").forEach(records::add);
        records.stream()
                .sorted((one, other) -> cause(one).compareTo(cause(other)))
                .forEach(record -> outcomes.merge(
                        record.path("caller_cell").asText(), cause(record), (before, now) -> before + " + " + now));
        return outcomes;
    }

    private static String cause(JsonNode record) {
        return record.path("cause").asText() + " " + record.path("sip_status").asText();
    }
}
