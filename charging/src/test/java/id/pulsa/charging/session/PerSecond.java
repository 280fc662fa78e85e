package id.pulsa.charging.session;

import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.rating.ChargeSegment;
import id.pulsa.charging.rating.MessagePrice;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.Rater;
import java.time.ZoneOffset;
import java.util.List;

/**
 * One price for everything: a fee, then so much per increment; plan "free" costs nothing, 0900 is barred, 0000 unknown.
 */
record PerSecond(long feeMicros, long incrementMillis, long incrementMicros, long sliceMillis)
        implements Rater, CallRate {
    @Override
    public RateLookup rate(String plan, String called) {
        if (called.startsWith("0900")) {
            return new RateLookup.Barred("premium");
        }
        if (called.startsWith("0000")) {
            return new RateLookup.NoRate();
        }
        return new RateLookup.Rated(plan.equals("free") ? new PerSecond(0, 1_000, 0, sliceMillis) : this, sliceMillis);
    }

    @Override
    public MessagePrice message(String plan, String called) {
        if (called.startsWith("0900")) {
            return new MessagePrice.Barred("premium");
        }
        return called.startsWith("0000")
                ? new MessagePrice.NoPrice()
                : new MessagePrice.Priced(plan.equals("free") ? 0 : incrementMicros, description(), ZoneOffset.UTC);
    }

    @Override
    public long billedMillis(long talkMillis, long answeredAtWallMillis) {
        return (talkMillis + incrementMillis - 1) / incrementMillis * incrementMillis;
    }

    @Override
    public long costMicros(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        return billedMillis == 0 ? 0 : feeMicros + billedMillis / incrementMillis * incrementMicros;
    }

    @Override
    public long affordableMillis(long amountMicros, long answeredAtWallMillis, Allowance allowance, long atMostMillis) {
        if (amountMicros < feeMicros) {
            return 0;
        }
        return incrementMicros == 0 ? UNLIMITED_MILLIS : (amountMicros - feeMicros) / incrementMicros * incrementMillis;
    }

    @Override
    public Charge charge(long billedMillis, long answeredAtWallMillis, Allowance allowance) {
        long cost = costMicros(billedMillis, answeredAtWallMillis, allowance);
        if (billedMillis == 0) {
            return Charge.NOTHING;
        }
        ChargeSegment talk = new ChargeSegment(
                ChargeSegment.Kind.TALK,
                0,
                billedMillis,
                "always",
                incrementMicros,
                incrementMillis,
                1_000,
                incrementMillis,
                billedMillis / incrementMillis,
                cost);
        return new Charge(cost, 0, List.of(talk), List.of());
    }

    @Override
    public String description() {
        return "test/any";
    }
}
