package id.pulsa.charging.session;

import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.rating.MessagePrice;
import id.pulsa.charging.rating.PriceRatios;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.Rater;
import java.util.Random;

/**
 * Rp 1 a second, in slices of 10 s; but one in so many questions for a price ends in an exception, wherever it is asked:
 * before anything is taken, while credit is set aside, at the answer, for more credit. Not for the charge at the end, which
 * must be right.
 *
 * @param oneIn 0 for never
 */
record BrokenAtTimes(PerSecond price, Random random, int oneIn) implements Rater, CallRate {
    /** What it throws. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void breakAtTimes() {
        if (oneIn > 0 && random.nextInt(oneIn) == 0) {
            throw new Broken();
        }
    }

    @Override
    public RateLookup rate(String plan, String called) {
        breakAtTimes();
        return price.rate(plan, called) instanceof RateLookup.Rated rated
                ? new RateLookup.Rated(this, rated.sliceMillis())
                : price.rate(plan, called);
    }

    @Override
    public MessagePrice message(String plan, String called) {
        return price.message(plan, called);
    }

    @Override
    public CallRate withRatios(PriceRatios ratios) {
        breakAtTimes();
        return this;
    }

    @Override
    public long billedMillis(long talkMillis, long answeredAtWallMillis) {
        return price.billedMillis(talkMillis, answeredAtWallMillis);
    }

    @Override
    public long costMicros(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        breakAtTimes();
        return price.costMicros(billedMillis, answeredAtWallMillis, allowance);
    }

    @Override
    public long affordableMillis(long amountMicros, long answeredAtWallMillis, Allowance allowance, long atMostMillis) {
        breakAtTimes();
        return price.affordableMillis(amountMicros, answeredAtWallMillis, allowance, atMostMillis);
    }

    @Override
    public Charge charge(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        return price.charge(billedMillis, answeredAtWallMillis, allowance);
    }

    @Override
    public String description() {
        return price.description();
    }
}
