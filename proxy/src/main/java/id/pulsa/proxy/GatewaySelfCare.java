package id.pulsa.proxy;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.time.TimeSource;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What subscribers may ask, out of the store and the tariff in force. */
final class GatewaySelfCare implements SelfCare {
    private final ChargingStore store;
    private final TariffRater rater;
    private final TimeSource time;

    GatewaySelfCare(ChargingStore store, TariffRater rater, TimeSource time) {
        this.store = store;
        this.rater = rater;
        this.time = time;
    }

    @Override
    public @Nullable Plan plan(String subscriber) {
        Subscriber found = store.subscribers().find(subscriber);
        return found == null ? null : rater.tariffs().plan(found.plan());
    }

    @Override
    public @Nullable Balance balance(String subscriber) {
        Subscriber found = store.subscribers().find(subscriber);
        Account account = found == null ? null : store.accounts().find(found.account());
        return account == null
                ? null
                : new Balance(
                        account.spendableMicros(),
                        account.terms().validUntilWallMillis(),
                        account.bundleMillis(time.wallMillis()));
    }

    @Override
    public CompletableFuture<Redemption> redeem(String subscriber, String code) {
        return CompletableFuture.completedFuture(new Redemption.Unavailable());
    }

    @Override
    public RateLookup rate(String subscriber, String called) {
        Subscriber found = store.subscribers().find(subscriber);
        return found == null ? new RateLookup.NoRate() : rater.rate(found.plan(), called);
    }
}
