package id.pulsa.charging.rating;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.tariff.BandPrice;
import java.util.List;

/** One price for the whole call, whenever it is made: a connection fee, then first and next increments. */
public record FlatCallRate(BandPrice price, Rounding rounding, String description) implements CallRate {
    @Override
    public long billedMillis(long talkMillis, long answeredAtWallMillis) {
        if (talkMillis <= 0) {
            return 0;
        }
        long first = price.firstIncrementMillis();
        if (talkMillis <= first) {
            return first;
        }
        long next = price.nextIncrementMillis();
        long increments = 1 + (talkMillis - first - 1) / next;
        return Math.addExact(first, Math.multiplyExact(increments, next));
    }

    @Override
    public long costMicros(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        if (billedMillis <= 0) {
            return 0;
        }
        long talk = rounding.multiplyDivide(price.priceMicros(), billedMillis, price.perMillis());
        return Math.addExact(price.connectionFeeMicros(), talk);
    }

    @Override
    public long affordableMillis(long amountMicros, long answeredAtWallMillis, Allowance allowance, long atMostMillis) {
        long forTalk = amountMicros - price.connectionFeeMicros();
        if (amountMicros < 0 || forTalk < 0) {
            return 0;
        }
        if (price.priceMicros() == 0) {
            return UNLIMITED_MILLIS;
        }
        long longest = rounding.longestTime(price.priceMicros(), price.perMillis(), forTalk);
        long first = price.firstIncrementMillis();
        if (longest < first) {
            return 0;
        }
        long next = price.nextIncrementMillis();
        long affordable = first + (longest - first) / next * next;
        return atMostMillis >= affordable ? affordable : billedMillis(atMostMillis, answeredAtWallMillis);
    }

    @Override
    public Charge charge(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        return new Charge(costMicros(billedMillis, answeredAtWallMillis, allowance), 0, List.of(), List.of());
    }
}
