package id.pulsa.charging.simulation;

import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.pricing.Demand;

/**
 * What one hour in a cell is expected to bring at one price when fewer people call as calls get dearer and calls that
 * find no channel are lost: equation (6) of {@link id.pulsa.charging.pricing}.
 *
 * @param channels n, 0 to {@link ErlangB#MAX_CHANNELS}
 * @param natural load in erlang that there would be at the normal price
 * @param ratioThousandths price ratio x in thousandths
 */
public record CellHour(int channels, double natural, int ratioThousandths) {
    private static final double MILLIS_PER_HOUR = 3_600_000;

    /** Load in erlang that is offered at the price: A·Q(x). */
    public double offered() {
        return natural * Demand.remaining(ratioThousandths);
    }

    /** The part of the offered calls that is lost, B(n, A·Q(x)). */
    public double blocking() {
        return ErlangB.blocking(channels, offered());
    }

    /** Carried traffic in erlang. */
    public double carried() {
        return ErlangB.carried(channels, offered());
    }

    /**
     * Revenue of the carried traffic in micro-units. The traffic is an estimate, taken to the millisecond of talk time;
     * its price is exact.
     *
     * @param perSecond normal price of a second of talk in micro-units
     */
    public long revenue(long perSecond) {
        return revenueOf(carried(), perSecond);
    }

    /** Revenue in micro-units if no call were lost, so that demand alone counts. */
    public long revenueWithoutLoss(long perSecond) {
        return revenueOf(offered(), perSecond);
    }

    private long revenueOf(double erlang, long perSecond) {
        long talkMillis = Math.round(erlang * MILLIS_PER_HOUR);
        return Rounding.HALF_UP.multiplyDivide(Math.multiplyExact(perSecond, ratioThousandths), talkMillis, 1_000_000);
    }
}
