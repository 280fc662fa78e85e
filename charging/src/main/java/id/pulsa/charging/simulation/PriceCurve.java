package id.pulsa.charging.simulation;

import id.pulsa.charging.pricing.Demand;
import java.util.ArrayList;
import java.util.List;

/**
 * Demand and revenue against the price, by the equations of {@link id.pulsa.charging.pricing}.
 *
 * @param points from the normal price upwards
 */
public record PriceCurve(List<Point> points) {
    private static final int HALVINGS = 60;

    /**
     * One price.
     *
     * @param ratioThousandths price ratio x
     * @param demand Q(x), the part of the natural calls that is made
     * @param revenue x·Q(x), of a natural call, in normal prices
     */
    public record Point(int ratioThousandths, double demand, double revenue) {
        static Point at(int ratioThousandths) {
            double ratio = ratioThousandths / 1_000.0;
            return new Point(ratioThousandths, Demand.remaining(ratio), Demand.revenue(ratio));
        }
    }

    public PriceCurve {
        points = List.copyOf(points);
    }

    /**
     * Points at equal distances.
     *
     * @param toThousandths highest price ratio, above 1,000
     * @param stepThousandths between two points, > 0
     */
    public static PriceCurve upTo(int toThousandths, int stepThousandths) {
        List<Point> points = new ArrayList<>();
        for (int ratio = Demand.NORMAL_RATIO; ratio <= toThousandths; ratio += stepThousandths) {
            points.add(Point.at(ratio));
        }
        return new PriceCurve(points);
    }

    /** The price ratio beyond the peak at which a natural call brings no more than at the normal price. */
    public static double breakEven() {
        double low = Demand.BEST_RATIO;
        double high = 2 * Demand.BEST_RATIO;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (Demand.revenue(middle) > 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
