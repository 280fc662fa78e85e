package id.pulsa.charging.reservation;

import id.pulsa.charging.account.ReserveTerms;
import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.Charge;

/**
 * What one call holds of its account: whole slices while there is enough, then what increments still fit. Every amount
 * set aside is the difference of two cumulative costs, so the sum of all never differs from the cost of the paid time.
 * Used by one thread at a time.
 */
public final class Reservation implements ReserveTerms {
    private static final long LEAD_MILLIS = 1_000;
    private static final long LEAD_DIVISOR = 10;

    private final CallRate rate;
    private final long sliceMillis;
    private long ratedAtWallMillis;
    private long reservedMicros;
    private long paidMillis;
    private long extendAtMillis;

    /**
     * Holds nothing yet.
     *
     * @param sliceMillis talk time that one step should cover, > 0
     * @param wallMillis now: the price of the ring time's guess, until the answer is known
     */
    public Reservation(CallRate rate, long sliceMillis, long wallMillis) {
        this.rate = rate;
        this.sliceMillis = sliceMillis;
        this.ratedAtWallMillis = wallMillis;
    }

    /**
     * The next slice, or the increments that fit when there is less; what is returned is taken as granted.
     *
     * @return {@link ReserveTerms#NOTHING} when not one more increment fits
     */
    @Override
    public long take(long availableMicros) {
        long affordable = rate.affordableMillis(
                Math.addExact(reservedMicros, availableMicros),
                ratedAtWallMillis,
                Allowance.NONE,
                CallRate.UNLIMITED_MILLIS);
        if (affordable <= paidMillis) {
            extendAtMillis = paidMillis;
            return NOTHING;
        }
        if (affordable == CallRate.UNLIMITED_MILLIS
                && rate.affordableMillis(reservedMicros, ratedAtWallMillis, Allowance.NONE, CallRate.UNLIMITED_MILLIS)
                        == CallRate.UNLIMITED_MILLIS) {
            paidMillis = CallRate.UNLIMITED_MILLIS;
            extendAtMillis = CallRate.UNLIMITED_MILLIS;
            return 0;
        }
        long wanted = rate.billedMillis(Math.addExact(paidMillis, sliceMillis), ratedAtWallMillis);
        paidMillis = Math.min(wanted, affordable);
        extendAtMillis = affordable < wanted ? paidMillis : paidMillis - leadMillis();
        long amount = Math.max(0, rate.costMicros(paidMillis, ratedAtWallMillis, Allowance.NONE) - reservedMicros);
        reservedMicros = Math.addExact(reservedMicros, amount);
        return amount;
    }

    /** The answer came: what is held is now worth what the price at this instant makes of it. */
    public void answered(long wallMillis) {
        ratedAtWallMillis = wallMillis;
        if (unlimited()) {
            return;
        }
        long affordable = rate.affordableMillis(reservedMicros, wallMillis, Allowance.NONE, CallRate.UNLIMITED_MILLIS);
        long paid = Math.min(rate.billedMillis(paidMillis, wallMillis), affordable);
        if (paid != paidMillis) {
            paidMillis = paid;
            extendAtMillis = Math.max(0, paid - leadMillis());
        }
    }

    /** The part of a talk time that is charged: whole increments, never more than was paid for. */
    public long billedMillis(long talkMillis) {
        return talkMillis >= paidMillis
                ? paidMillis
                : Math.min(paidMillis, rate.billedMillis(talkMillis, ratedAtWallMillis));
    }

    /** What a billed time costs, never more than was reserved. */
    public long chargeMicros(long billedMillis) {
        return Math.min(reservedMicros, rate.costMicros(billedMillis, ratedAtWallMillis, Allowance.NONE));
    }

    /** What a billed time costs, taken apart. */
    public Charge charge(long billedMillis) {
        return rate.charge(billedMillis, ratedAtWallMillis, Allowance.NONE);
    }

    public long reservedMicros() {
        return reservedMicros;
    }

    public long paidMillis() {
        return paidMillis;
    }

    /** Talk time at which to ask for more: before the paid time ends, or exactly then when the last step was short. */
    public long extendAtMillis() {
        return extendAtMillis;
    }

    public boolean unlimited() {
        return paidMillis == CallRate.UNLIMITED_MILLIS;
    }

    public String description() {
        return rate.description();
    }

    private long leadMillis() {
        return Math.min(Math.max(LEAD_MILLIS, sliceMillis / LEAD_DIVISOR), sliceMillis / 2);
    }
}
