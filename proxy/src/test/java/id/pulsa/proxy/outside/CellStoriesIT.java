package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Calls that take a channel in a radio cell, and calls that get none. */
@Stories
class CellStoriesIT {
    @BeforeAll
    void subscribers(Stage stage) {
        stage.subscribers(new SubscriberFile()
                .add("1901", "100.00", "lab")
                .add("1902", "100.00", "lab")
                .add("1903", "100.00", "lab")
                .add("2903", "0.00", "lab"));
    }

    @Test
    void refusedByAFullCell(Stage stage) {
        refused(stage, "1901", "closed", "FULL", "CELL_FULL: Cell closed is full");
    }

    @Test
    void refusedByPreblocking(Stage stage) {
        refused(
                stage,
                "1902",
                "crowded",
                "PREBLOCKED",
                "PREBLOCKED: Cell crowded admits only a part of the new calls now");
    }

    private static void refused(Stage stage, String number, String cell, String verdict, String detail) {
        assertEquals(
                cell,
                stage.gateway().json("cell", "move", number, cell).path("cell").asText());
        stage.scenario("refused-by-the-cell", number).calls("2903").play(Stage.LIMIT);
        CallRecord record = stage.record(number);
        assertEquals("REFUSED", record.cause());
        assertEquals(503, record.status());
        assertEquals("100.00", stage.balance(number));
        JsonNode json = json(stage, number);
        assertEquals(detail, json.path("detail").asText());
        assertEquals(cell, json.path("caller_cell").asText());
        assertEquals(verdict, json.path("decisions").path(0).path("verdict").asText());
        JsonNode shown = stage.gateway().json("cell", "show", cell);
        assertEquals(0, shown.path("busy").asInt(-1));
        assertEquals(1, shown.path("blocked").asInt());
    }

    @Test
    void phoneNamesItsCell(Stage stage) {
        try (SippRun callee = stage.phone("2903", "callee-answers")) {
            stage.scenario("phone-names-its-cell", "1903")
                    .calls("2903")
                    .with("-key", "cell", "5101000010019B01")
                    .talking(Duration.ofMillis(500))
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        assertEquals("CALLER_HUNG_UP", stage.record("1903").cause());
        JsonNode json = json(stage, "1903");
        assertEquals("north", json.path("caller_cell").asText());
        assertEquals("ADMITTED", json.path("decisions").path(0).path("verdict").asText());
    }

    private static JsonNode json(Stage stage, String caller) {
        return stage.gateway().json("cdr", "list", "--caller", caller).path(0);
    }
}
