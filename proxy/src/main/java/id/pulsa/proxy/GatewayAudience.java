package id.pulsa.proxy;

import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.b2bua.B2bua;
import id.pulsa.proxy.b2bua.CellLocator;
import id.pulsa.proxy.broadcast.Audience;
import id.pulsa.proxy.selfcare.PriceTexts;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The subscribers with a registered phone whose plans want to hear of prices in the cell that they are in. */
final class GatewayAudience implements Audience {
    private final ChargingStore store;
    private final TariffRater rater;
    private final CellLocator locator;
    private final B2bua b2bua;
    private final PriceTexts texts;
    private final TimeSource time;

    GatewayAudience(
            ChargingStore store,
            TariffRater rater,
            CellLocator locator,
            B2bua b2bua,
            PriceTexts texts,
            TimeSource time) {
        this.store = store;
        this.rater = rater;
        this.locator = locator;
        this.b2bua = b2bua;
        this.texts = texts;
        this.time = time;
    }

    @Override
    public boolean isThere() {
        return rater.tariffs().plans().values().stream().map(Plan::name).anyMatch(texts::broadcastTo);
    }

    @Override
    public List<String> reachable() {
        return store.bindings().numbers(time.wallMillis());
    }

    @Override
    public @Nullable String cellOf(String number) {
        Subscriber subscriber = store.subscribers().find(number);
        return subscriber == null || !texts.broadcastTo(subscriber.plan()) ? null : locator.of(subscriber);
    }

    @Override
    public CompletableFuture<Boolean> tell(String number, String cell, int ratioThousandths) {
        Subscriber subscriber = store.subscribers().find(number);
        List<String> told = subscriber == null
                ? List.of()
                : texts.broadcast(subscriber.plan(), cell, ratioThousandths, time.wallMillis());
        return told.isEmpty() ? CompletableFuture.completedFuture(false) : b2bua.tell(number, told.get(0));
    }
}
