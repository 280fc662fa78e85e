package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What subscribers hear of prices that follow the load of their cells. */
@Stories
class PriceStoriesIT {
    private static final String HANDED_OVER = "Cell dear: calls cost 1.4 times the normal price now."
            + " Your call to %s keeps its price: IDR 1.00 per 1 s.";

    @BeforeAll
    void subscribers(Stage stage) {
        stage.subscribers(new SubscriberFile()
                .addIn("dear", "1951", "100.00", "told")
                .add("2951", "0.00", "lab")
                .addIn("dear", "1952", "100.00", "asked")
                .add("2952", "0.00", "lab")
                .addIn("north", "1953", "100.00", "told")
                .add("2953", "0.00", "lab")
                .addIn("north", "1954", "100.00", "told")
                .add("2954", "0.00", "lab")
                .addIn("swinging", "1955", "100.00", "lab")
                .addIn("swinging", "2955", "0.00", "told")
                .add("2956", "0.00", "lab"));
    }

    @Test
    void priceAtSetUp(Stage stage) {
        try (SippRun callee = stage.phone("2951", "callee-answers")) {
            SippRun caller = stage.scenario("price-at-set-up", "1951")
                    .calls("2951")
                    .talking(Duration.ofMillis(1_500))
                    .takingMessages()
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
            told(caller, "Calls to 2951 cost 1.4 times the normal price now: IDR 1.40 per 1 s.");
        }
        // Two seconds begun, at 1.40 each.
        SetUpStoriesIT.charged(stage, "1951", "CALLER_HUNG_UP", "2.80", "97.20");
    }

    @Test
    void priceToAccept(Stage stage) {
        SippRun asked = stage.scenario("price-to-accept", "1952")
                .calls("2952")
                .takingMessages()
                .play(Stage.LIMIT);
        told(
                asked,
                "Calls to 2952 cost 1.4 times the normal price now: IDR 1.40 per 1 s."
                        + " Call again within a minute to accept.");
        try (SippRun callee = stage.phone("2952", "callee-answers")) {
            stage.scenario("caller-hangs-up", "1952")
                    .calls("2952")
                    .talking(Duration.ofMillis(500))
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        assertEquals(
                List.of("CALLER_HUNG_UP 200", "REFUSED 480"),
                stage.records("1952", 2).stream()
                        .map(record -> record.cause() + " " + record.status())
                        .sorted()
                        .toList());
        assertEquals("98.60", stage.balance("1952"));
    }

    @Test
    void goesToAnotherCell(Stage stage) {
        try (SippRun callee = stage.phone("2953", "goes-to-another-cell-callee")) {
            SippRun caller = stage.scenario("goes-to-another-cell", "1953")
                    .calls("2953")
                    .with("-key", "cell", "5101000010019B02")
                    .talking(Duration.ofMillis(700))
                    .takingMessages()
                    .play(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
            told(caller, HANDED_OVER.formatted("2953"));
        }
        assertEquals("CALLER_HUNG_UP", stage.record("1953").cause());
        decided(stage, "1953");
    }

    @Test
    void isMovedToAnotherCell(Stage stage) {
        try (SippRun callee = stage.phone("2954", "callee-answers");
                SippRun caller = stage.scenario("hangs-up-when-credit-ends", "1954")
                        .calls("2954")
                        .takingMessages()
                        .start()) {
            String call = talking(stage, "1954").path("call_id").asText();
            assertEquals(
                    1,
                    stage.gateway()
                            .json("cell", "move", "1954", "dear")
                            .path("calls")
                            .asInt());
            caller.awaitMessage(HANDED_OVER.formatted("2954"), Stage.LIMIT);
            JsonNode moved = talking(stage, "1954");
            assertEquals("dear", moved.path("caller_cell").asText());
            assertEquals("1.000", moved.path("price_ratio").asText());
            stage.gateway().cli("call", "hangup", call);
            caller.awaitSuccess(Stage.LIMIT);
            callee.awaitSuccess(Stage.LIMIT);
        }
        decided(stage, "1954");
        JsonNode quote = stage.gateway().json("quote", "--from", "1954", "--to", "2954", "--duration", "10s");
        assertEquals("dear", quote.path("cell").asText());
        assertEquals("14.00", quote.path("charge").asText());
    }

    /** Up after a call, and down again when its load is measured no longer. */
    @Test
    void priceChangesWhereAPhoneIs(Stage stage) {
        try (SippRun phone = stage.phone("2955", "takes-a-message", "-m", "2")) {
            stage.scenario("callee-not-registered", "1955").calls("2956").play(Stage.LIMIT);
            String dear = "Cell swinging: calls cost 1.4 times the normal price now. Most numbers: IDR 1.40 per 1 s.";
            String normal = "Cell swinging: calls cost the normal price now. Most numbers: IDR 1.00 per 1 s.";
            phone.awaitSuccess(Stage.LIMIT);
            int up = phone.messages().indexOf(dear);
            int down = phone.messages().indexOf(normal);
            assertTrue(up >= 0 && down > up, phone.messages());
        }
    }

    private static JsonNode talking(Stage stage, String caller) {
        return Eventually.get("a call of " + caller, Stage.LIMIT, () -> live(stage, caller));
    }

    private static Optional<JsonNode> live(Stage stage, String caller) {
        return StreamSupport.stream(stage.liveCalls().spliterator(), false)
                .filter(call -> call.path("caller").asText().equals(caller))
                .filter(call -> call.path("state").asText().equals("established"))
                .findFirst();
    }

    private static void told(SippRun run, String text) {
        assertTrue(run.messages().contains(text), run.messages());
    }

    private static void decided(Stage stage, String caller) {
        JsonNode decisions =
                stage.gateway().json("cdr", "list", "--caller", caller).path(0).path("decisions");
        assertEquals(2, decisions.size(), decisions::toString);
        assertEquals("north NEW ADMITTED", decision(decisions.path(0)));
        assertEquals("dear HANDOVER ADMITTED", decision(decisions.path(1)));
    }

    private static String decision(JsonNode decision) {
        return String.join(
                " ",
                decision.path("cell").asText(),
                decision.path("kind").asText(),
                decision.path("verdict").asText());
    }
}
