package id.pulsa.charging.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.tariff.BandPrice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random prices against a slow reference that counts increments one by one with numbers of any size. */
class FlatCallRateRandomTest {
    private static final int MAX_STEPS = 60;
    private static final List<Rounding> ROUNDINGS = List.of(Rounding.values());

    @Test
    void agreesWithTheReference() {
        long seed = new Random().nextLong();
        System.out.println("FlatCallRateRandomTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            BandPrice price = BandPrice.plain(
                    random.nextBoolean() ? 0 : random.nextLong(1_000_000_000L),
                    1 + (random.nextLong(1_000_000_000_000_000L) >>> random.nextInt(50)),
                    1 + random.nextInt(86_400_000),
                    1 + random.nextInt(60_000),
                    1 + random.nextInt(60_000));
            Rounding rounding = ROUNDINGS.get(random.nextInt(ROUNDINGS.size()));
            FlatCallRate rate = new FlatCallRate(price, rounding, "random");
            long talk = random.nextLong(price.firstIncrementMillis() + MAX_STEPS * price.nextIncrementMillis());
            assertEquals(billed(price, talk), rate.billedMillis(talk, 0));
            long billed = rate.billedMillis(talk, 0);
            BigInteger cost = cost(price, rounding, billed);
            assertEquals(cost, BigInteger.valueOf(rate.costMicros(billed, 0, Allowance.NONE)));
            long around = cost.longValueExact() + random.nextInt(5) - 2;
            checkAffordable(price, rounding, rate, around);
            checkAffordable(price, rounding, rate, random.nextLong(2 * cost.longValueExact() + 1));
        }
    }

    private static void checkAffordable(BandPrice price, Rounding rounding, FlatCallRate rate, long amount) {
        long affordable = rate.affordableMillis(amount, 0, Allowance.NONE, Long.MAX_VALUE);
        BigInteger limit = BigInteger.valueOf(amount);
        String what = price + " " + rounding + " amount " + amount + " affordable " + affordable;
        if (affordable > 0) {
            assertEquals(affordable, rate.billedMillis(affordable, 0), "whole increments: " + what);
            assertTrue(cost(price, rounding, affordable).compareTo(limit) <= 0, "costs no more: " + what);
        }
        long more = affordable == 0 ? price.firstIncrementMillis() : affordable + price.nextIncrementMillis();
        assertTrue(cost(price, rounding, more).compareTo(limit) > 0, "one more does not fit: " + what);
    }

    private static long billed(BandPrice price, long talk) {
        long billed = 0;
        while (billed < talk) {
            billed += billed == 0 ? price.firstIncrementMillis() : price.nextIncrementMillis();
        }
        return billed;
    }

    private static BigInteger cost(BandPrice price, Rounding rounding, long billed) {
        if (billed == 0) {
            return BigInteger.ZERO;
        }
        return new BigDecimal(price.priceMicros())
                .multiply(new BigDecimal(billed))
                .divide(new BigDecimal(price.perMillis()), 0, RoundingMode.valueOf(rounding.name()))
                .toBigIntegerExact()
                .add(BigInteger.valueOf(price.connectionFeeMicros()));
    }
}
