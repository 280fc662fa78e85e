package id.pulsa.proxy.broadcast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellPlan;
import id.pulsa.charging.cell.CellTerms;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.pricing.FlatPrice;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.proxy.broadcast.PriceBroadcast.Counts;
import id.pulsa.proxy.broadcast.PriceBroadcast.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told of prices, in which order, and how many at a time. The clock is the test's. */
class PriceBroadcastTest {
    private final Cells cells = Cells.none();
    private final People people = new People();

    /** Whoever the test puts into cells. */
    private static final class People implements Audience {
        final Map<String, String> cellOf = new LinkedHashMap<>();
        final List<String> told = new ArrayList<>();
        final List<CompletableFuture<Boolean>> answers = new ArrayList<>();
        boolean wanted = true;
        boolean answering = true;

        @Override
        public boolean isThere() {
            return wanted;
        }

        @Override
        public List<String> reachable() {
            return List.copyOf(cellOf.keySet());
        }

        @Override
        public @Nullable String cellOf(String number) {
            return cellOf.get(number);
        }

        @Override
        public CompletableFuture<Boolean> tell(String number, String cell, int ratioThousandths) {
            told.add(number + " " + cell + " " + ratioThousandths);
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            answers.add(answer);
            if (answering) {
                answer.complete(true);
            }
            return answer;
        }

        List<String> heard() {
            List<String> heard = List.copyOf(told);
            told.clear();
            return heard;
        }
    }

    private void inForce(String... namesAndRatios) {
        List<Cell> all = new ArrayList<>();
        for (String one : namesAndRatios) {
            int ratio = Integer.parseInt(one.substring(one.indexOf(' ') + 1));
            CellTerms usual = CellTerms.USUAL;
            PriceRule price = new PriceRule(new FlatPrice(ratio), 60_000, PriceRule.WHOLE_CALL);
            CellTerms terms = new CellTerms(10, usual.admission(), price, usual.fullHandover(), usual.load(), 10_000);
            all.add(new Cell(one.substring(0, one.indexOf(' ')), "", "", 3, 0, terms, List.of(), List.of()));
        }
        cells.replace(new CellPlan(all, null), 0);
    }

    private PriceBroadcast broadcast(int perSecond, int inFlight, int waiting) {
        return new PriceBroadcast(cells, people, new Limits(perSecond, inFlight, waiting), 0);
    }

    private void crowd(String cell, int count) {
        for (int i = 0; i < count; i++) {
            people.cellOf.put(cell + i, cell);
        }
    }

    @Test
    void thoseInTheCellAreToldAndNobodyElse() {
        people.cellOf.put("anna", "a");
        people.cellOf.put("budi", "b");
        people.cellOf.put("cici", "a");
        inForce("a 1400", "b 1000");
        PriceBroadcast broadcast = broadcast(100, 100, 100);
        broadcast.look(1_000);
        assertEquals(new Counts(2, 0, 0, 0), broadcast.counts());
        broadcast.send(1_000);
        assertEquals(List.of("anna a 1400", "cici a 1400"), people.heard());
        assertEquals(new Counts(0, 2, 0, 0), broadcast.counts());
        broadcast.look(60_000);
        broadcast.send(60_000);
        assertEquals(List.of(), people.heard());
    }

    /** Sent every 100 ms for the seconds given. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            per second | crowd | seconds | most at once | told
            100        | 1000  | 2       | 20           | 200
            100        | 150   | 2       | 20           | 150
            25         | 1000  | 10      | 5            | 250
            1          | 1000  | 10      | 1            | 10
            3          | 1000  | 10      | 1            | 30
            5000       | 20000 | 3       | 1000         | 15000
            """)
    void soManyInASecond(int perSecond, int crowd, int seconds, int mostAtOnce, int told) {
        crowd("a", crowd);
        inForce("a 1400");
        PriceBroadcast broadcast = broadcast(perSecond, 100_000, 100_000);
        broadcast.look(0);
        int heard = 0;
        for (int millis = 100; millis <= seconds * 1_000; millis += 100) {
            broadcast.send(millis);
            int now = people.heard().size();
            assertTrue(now <= mostAtOnce, now + " at " + millis);
            heard += now;
        }
        assertEquals(told, heard);
        assertEquals(new Counts(crowd - told, told, 0, 0), broadcast.counts());
    }

    @Test
    void aNewerPriceTakesThePlaceOfTheOlderOneInTheQueue() {
        crowd("a", 4);
        inForce("a 1400");
        PriceBroadcast broadcast = broadcast(10, 100, 100);
        broadcast.look(0);
        broadcast.send(200);
        assertEquals(List.of("a0 a 1400", "a1 a 1400"), people.heard());
        inForce("a 1200");
        broadcast.look(10_000);
        assertEquals(4, broadcast.counts().waiting());
        broadcast.send(10_200);
        broadcast.send(10_400);
        assertEquals(List.of("a2 a 1200", "a3 a 1200", "a0 a 1200", "a1 a 1200"), people.heard());
    }

    @Test
    void whoHasGoneElsewhereOrWantsItNoMoreIsLeftOut() {
        crowd("a", 3);
        inForce("a 1400", "b 1000");
        PriceBroadcast broadcast = broadcast(100, 100, 100);
        broadcast.look(0);
        people.cellOf.put("a0", "b");
        people.cellOf.remove("a1");
        broadcast.send(1_000);
        assertEquals(List.of("a2 a 1400"), people.heard());
    }

    @Test
    void phonesThatDoNotAnswerHoldTheOthersUp() {
        crowd("a", 5);
        people.answering = false;
        inForce("a 1400");
        PriceBroadcast broadcast = broadcast(1_000, 2, 100);
        broadcast.look(0);
        broadcast.send(1_000);
        broadcast.send(2_000);
        assertEquals(2, people.heard().size());
        people.answers.get(0).complete(false);
        people.answers.get(1).completeExceptionally(new IllegalStateException("no way there"));
        broadcast.send(3_000);
        assertEquals(2, people.heard().size());
        assertEquals(new Counts(1, 0, 2, 0), broadcast.counts());
    }

    @Test
    void theQueueHasAnEnd() {
        crowd("a", 5);
        inForce("a 1400");
        PriceBroadcast broadcast = broadcast(100, 100, 3);
        broadcast.look(0);
        assertEquals(new Counts(3, 0, 0, 2), broadcast.counts());
    }

    @Test
    void everybodyIsLookedAtNotMoreOftenThanEachFiveSeconds() {
        crowd("a", 1);
        crowd("b", 1);
        inForce("a 1400", "b 1000");
        PriceBroadcast broadcast = broadcast(100, 100, 100);
        broadcast.look(0);
        inForce("a 1400", "b 1400");
        broadcast.look(4_999);
        broadcast.send(4_999);
        assertEquals(List.of("a0 a 1400"), people.heard());
        broadcast.look(5_000);
        broadcast.send(5_000);
        assertEquals(List.of("b0 b 1400"), people.heard());
    }

    @Test
    void nobodyIsLookedForWhereNobodyWantsToHear() {
        crowd("a", 1);
        people.wanted = false;
        inForce("a 1400");
        PriceBroadcast broadcast = broadcast(100, 100, 100);
        broadcast.look(0);
        assertEquals(0, broadcast.counts().waiting());
        // What nobody heard of is no news later; only another price is.
        people.wanted = true;
        broadcast.look(20_000);
        assertEquals(0, broadcast.counts().waiting());
        inForce("a 1000");
        broadcast.look(30_000);
        assertEquals(1, broadcast.counts().waiting());
    }
}
