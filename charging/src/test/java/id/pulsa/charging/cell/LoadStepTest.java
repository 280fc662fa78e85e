package id.pulsa.charging.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.admission.LoadWindow;
import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.charging.pricing.ClosedLoopPrice;
import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.pricing.OptimalPrice;
import id.pulsa.charging.pricing.PricePolicy;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.pricing.StepPrice;
import id.pulsa.charging.yaml.DurationText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The cells of the gateway on a clock that goes on: a load that jumps is followed within the window over which it is
 * measured and a few intervals. Calls come evenly, so that nothing is left to chance.
 */
class LoadStepTest {
    private static final int CHANNELS = 60;
    private static final double CAPACITY = ErlangB.capacity(CHANNELS, 0.01);
    private static final long HOLDING = 246_000;

    /** Half of the distance left in each, so that this many leave 1/32 of it. */
    private static final int INTERVALS = 5;

    private long now;
    private double due;
    private double willing = 0.5;

    private static PricePolicy policy(String name) {
        return switch (name) {
            case "step" -> StepPrice.OF_THE_STUDY;
            case "closed-loop" -> ClosedLoopPrice.USUAL;
            default -> OptimalPrice.USUAL;
        };
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # price,     window, interval, utilisation before and after the step, price ratio before and after
            step,        1h,     60s,      0.5, 1.3, 1.000, 1.400
            step,        1h,     60s,      1.3, 0.5, 1.400, 1.000
            step,        12m,    10s,      0.9, 1.5, 1.000, 1.400
            step,        12m,    10s,      1.5, 0.9, 1.400, 1.000
            closed-loop, 1h,     60s,      0.5, 1.3, 1.000, 1.512
            closed-loop, 1h,     60s,      1.3, 0.5, 1.512, 1.000
            closed-loop, 1h,     60s,      1.2, 1.4, 1.427, 1.580
            closed-loop, 1h,     60s,      1.4, 1.2, 1.580, 1.427
            closed-loop, 12m,    10s,      0.5, 1.3, 1.000, 1.512
            closed-loop, 12m,    10s,      1.3, 0.5, 1.512, 1.000
            optimal,     1h,     60s,      0.5, 1.5, 1.366, 1.513
            optimal,     1h,     60s,      1.5, 0.5, 1.513, 1.366
            optimal,     12m,    10s,      0.5, 1.5, 1.366, 1.513
            optimal,     12m,    10s,      1.5, 0.5, 1.513, 1.366
            """)
    void aStepOfTheLoadIsFollowedWithinTheWindow(
            String policy, String window, String interval, double before, double after, double from, double to) {
        long windowMillis = DurationText.parse(window).toMillis();
        long intervalMillis = DurationText.parse(interval).toMillis();
        CellTerms terms = new CellTerms(
                10,
                new ChannelsAdmission(),
                new PriceRule(policy(policy), intervalMillis, PriceRule.WHOLE_CALL),
                FullHandover.KEEP,
                new LoadWindow(windowMillis, HOLDING, Double.NaN));
        Cells cells = new Cells(
                new CellPlan(List.of(new Cell("c", "", "", CHANNELS, 0, terms, List.of(), List.of())), null), 0);
        Deque<Held> held = new ArrayDeque<>();
        run(cells, held, before, 3 * windowMillis);
        assertEquals(from, ratio(cells), 0.04, "before the step");
        List<Double> path = run(cells, held, after, windowMillis + INTERVALS * intervalMillis);
        assertEquals(to, ratio(cells), 0.04, () -> "after the step " + path);
        List<Double> later = run(cells, held, after, 2 * windowMillis);
        assertEquals(to, later.stream().mapToDouble(x -> x).min().orElseThrow(), 0.04, later::toString);
        assertEquals(to, later.stream().mapToDouble(x -> x).max().orElseThrow(), 0.04, later::toString);
        double low = Math.min(from, to) - 0.04;
        double high = Math.max(from, to) + 0.04;
        assertTrue(path.stream().allMatch(x -> low <= x && x <= high), () -> "beyond where it goes: " + path);
        held.forEach(call -> call.channels().release(now));
        assertEquals(0, cells.busy("c"));
    }

    private record Held(HeldChannels channels, long untilMillis) {}

    /** The price ratio of each second. */
    private List<Double> run(Cells cells, Deque<Held> held, double utilisation, long millis) {
        List<Double> path = new ArrayList<>();
        double gap = HOLDING / (utilisation * CAPACITY);
        long until = now + millis;
        due = now + gap;
        while (now < until) {
            now += 1_000;
            while (!held.isEmpty() && held.getFirst().untilMillis() <= now) {
                held.removeFirst().channels().release(now);
            }
            for (; due <= now; due += gap) {
                willing += Demand.remaining(ratio(cells));
                if (willing >= 1) {
                    willing -= 1;
                    HeldChannels channels =
                            cells.seize("c", null, true, false, now).held();
                    if (channels != null) {
                        held.addLast(new Held(channels, now + HOLDING));
                    }
                }
            }
            cells.reprice(now);
            path.add(ratio(cells));
        }
        return path;
    }

    private static double ratio(Cells cells) {
        return cells.ratioThousandths("c") / 1_000.0;
    }
}
