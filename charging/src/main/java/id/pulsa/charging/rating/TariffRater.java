package id.pulsa.charging.rating;

import id.pulsa.charging.tariff.Tariffs;
import java.util.HashMap;
import java.util.Map;

/** Rates calls by a {@link Tariffs} snapshot, which can be replaced while calls go on: they keep the rate they have. */
public final class TariffRater implements Rater {
    private static final RateLookup NO_RATE = new RateLookup.NoRate();
    private static final MessagePrice NO_PRICE = new MessagePrice.NoPrice();

    private volatile Snapshot snapshot;

    private record Snapshot(Tariffs tariffs, Map<String, PlanRates> rates) {
        static Snapshot of(Tariffs tariffs) {
            Map<String, PlanRates> rates = new HashMap<>();
            tariffs.plans().forEach((name, plan) -> rates.put(name, new PlanRates(plan)));
            return new Snapshot(tariffs, rates);
        }
    }

    public TariffRater(Tariffs tariffs) {
        this.snapshot = Snapshot.of(tariffs);
    }

    /** The snapshot in force. */
    public Tariffs tariffs() {
        return snapshot.tariffs;
    }

    /** Puts another snapshot in force, for calls rated from now on. */
    public void replace(Tariffs replacement) {
        snapshot = Snapshot.of(replacement);
    }

    @Override
    public RateLookup rate(String plan, String called) {
        PlanRates rates = snapshot.rates.get(plan);
        return rates == null ? NO_RATE : rates.rate(called);
    }

    @Override
    public MessagePrice message(String plan, String called) {
        PlanRates rates = snapshot.rates.get(plan);
        return rates == null ? NO_PRICE : rates.message(called);
    }
}
