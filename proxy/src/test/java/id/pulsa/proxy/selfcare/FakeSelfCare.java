package id.pulsa.proxy.selfcare;

import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.session.SelfCare;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Tariffs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One subscriber, "anna", of one plan. */
final class FakeSelfCare implements SelfCare {
    private final Plan plan;
    private final TariffRater rater;
    final List<String> codes = new ArrayList<>();
    Balance balance = new Balance(0, 0, 0);
    Redemption redemption = new Redemption.Invalid();

    FakeSelfCare(Plan plan) {
        this.plan = plan;
        this.rater = new TariffRater(new Tariffs(List.of(plan)));
    }

    @Override
    public @Nullable Plan plan(String subscriber) {
        return subscriber.equals("anna") ? plan : null;
    }

    @Override
    public @Nullable Balance balance(String subscriber) {
        return subscriber.equals("anna") ? balance : null;
    }

    @Override
    public CompletableFuture<Redemption> redeem(String subscriber, String code) {
        codes.add(subscriber + " " + code);
        return CompletableFuture.completedFuture(redemption);
    }

    @Override
    public RateLookup rate(String subscriber, String called) {
        return subscriber.equals("anna") ? rater.rate(plan.name(), called) : new RateLookup.NoRate();
    }
}
