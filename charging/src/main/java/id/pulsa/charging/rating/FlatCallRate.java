package id.pulsa.charging.rating;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.tariff.Price;

/** One price for the whole call, whenever it is made: a connection fee, then first and next increments. */
public record FlatCallRate(Price.Charged price, Rounding rounding, String description) implements CallRate {
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
    public long costMicros(long billedMillis, long answeredAtWallMillis) {
        if (billedMillis <= 0) {
            return 0;
        }
        long talk = rounding.multiplyDivide(price.priceMicros(), billedMillis, price.perMillis());
        return Math.addExact(price.connectionFeeMicros(), talk);
    }

    @Override
    public long affordableMillis(long amountMicros, long answeredAtWallMillis) {
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
        return first + (longest - first) / next * next;
    }
}
