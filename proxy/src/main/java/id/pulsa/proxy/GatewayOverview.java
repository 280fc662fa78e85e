package id.pulsa.proxy;

import id.pulsa.charging.session.CallTally;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.proxy.admin.OverviewSource;
import id.pulsa.proxy.b2bua.B2bua;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The gateway at a glance. */
final class GatewayOverview implements OverviewSource {
    private static final long PATIENCE_MILLIS = 500;

    private final ChargingStore store;
    private final B2bua b2bua;
    private final GatewayAlarms alarms;
    private final long firstDay;
    /** What earlier processes charged on the day of this one's start. */
    private final long chargedBeforeMicros;

    private long lastCalls;

    /** @param today local day of now, as day of the epoch; made before the first call ends */
    GatewayOverview(ChargingStore store, B2bua b2bua, GatewayAlarms alarms, long today) {
        this.store = store;
        this.b2bua = b2bua;
        this.alarms = alarms;
        this.firstDay = today;
        this.chargedBeforeMicros = store.reads().chargesOfDay(today) - charged(today);
    }

    @Override
    public long calls() {
        try {
            lastCalls = b2bua.callCount().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            // A busy shard: what was last known is near enough for a second.
            return lastCalls;
        }
        return lastCalls;
    }

    @Override
    public CallTally tally() {
        return store.tally();
    }

    @Override
    public long revenueMicros(long day) {
        return charged(day) + (day == firstDay ? chargedBeforeMicros : 0);
    }

    private long charged(long day) {
        return store.tally().counts().chargesByDayMicros().getOrDefault(day, 0L);
    }

    @Override
    public long registered() {
        return store.viewSizes().registered();
    }

    @Override
    public List<String> alarms() {
        return alarms.texts();
    }
}
