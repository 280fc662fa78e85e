package id.pulsa.charging.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.pricing.Demand;
import id.pulsa.charging.simulation.PriceCurve.Point;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriceCurveTest {
    private final List<Point> points = PriceCurve.upTo(2_500, 1).points();

    @Test
    void beginsAtTheNormalPriceAndPeaksWhereTheEquationSays() {
        assertEquals(1_501, points.size());
        assertEquals(new Point(1_000, 1, 1), points.get(0));
        Point peak =
                points.stream().max(Comparator.comparingDouble(Point::revenue)).orElseThrow();
        assertEquals(1_366, peak.ratioThousandths());
        assertEquals(Demand.BEST_RATIO, peak.ratioThousandths() / 1_000.0, 0.001);
    }

    @Test
    void revenueIsAboveTheNormalPricesUpToTheBreakEven() {
        double end = PriceCurve.breakEven();
        assertTrue(end > 1.7 && end < 1.8, "at " + end);
        for (Point point : points.subList(1, points.size())) {
            assertEquals(point.ratioThousandths() < end * 1_000, point.revenue() > 1, point.toString());
        }
    }
}
