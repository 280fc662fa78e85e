package id.pulsa.proxy;

import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.MetricsText;
import id.pulsa.proxy.b2bua.B2bua;
import id.pulsa.proxy.b2bua.CallSnapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What must never be: each check gives null, or a sentence that says what is off. One line in the log when something goes
 * off, one every five minutes while it is, one when all is well again. Looked at by one thread, read by any.
 */
final class GatewayAlarms {
    private static final Logger LOG = LogManager.getLogger(GatewayAlarms.class);
    private static final long REMINDER_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long SHARD_PATIENCE_SECONDS = 2;

    private final Map<String, Supplier<@Nullable String>> checks;
    private final TimeSource time;
    private volatile Map<String, String> off = Map.of();
    private long toldNanos;

    /**
     * Nothing is checked before {@link #look}.
     *
     * @param checks by name, in the order in which they are told
     */
    GatewayAlarms(Map<String, Supplier<@Nullable String>> checks, TimeSource time) {
        this.checks = new LinkedHashMap<>(checks);
        this.time = time;
    }

    /**
     * Those of a gateway: the ledger, its books, calls that should be over, shards that do not answer, credit that is held
     * for no call.
     */
    static GatewayAlarms of(ChargingStore store, GatewayBooks books, B2bua b2bua, TimeSource time) {
        GatewayLeaks leaks = new GatewayLeaks(store.accounts(), () -> runningCalls(b2bua), time);
        Map<String, Supplier<@Nullable String>> checks = new LinkedHashMap<>();
        checks.put("ledger", () -> ledger(store.ledger()));
        checks.put("books", () -> books(books.latest()));
        checks.put("calls", () -> calls(runningCalls(b2bua), time));
        checks.put("reservations", leaks::look);
        return new GatewayAlarms(checks, time);
    }

    private static @Nullable String ledger(Ledger ledger) {
        if (!ledger.healthy()) {
            return "the ledger cannot be written: new calls are refused, " + ledger.waiting() + " events wait";
        }
        return ledger.takesNewCalls() ? null : "the ledger has " + ledger.waiting() + " events waiting";
    }

    private static @Nullable String books(@Nullable VerificationReport report) {
        return report == null || report.clean()
                ? null
                : "the books are wrong in " + report.discrepancyCount() + " ways, the first: "
                        + report.discrepancies().get(0);
    }

    private static @Nullable String calls(@Nullable List<CallSnapshot> running, TimeSource time) {
        if (running == null) {
            return "a shard does not answer";
        }
        GatewayReservations now = GatewayReservations.of(running, time.wallMillis());
        return now.stuckCount() == 0
                ? null
                : now.stuckCount() + " calls are up longer than they have paid for, among them "
                        + String.join(", ", now.stuck());
    }

    /** Null when a shard does not answer in time. */
    private static @Nullable List<CallSnapshot> runningCalls(B2bua b2bua) {
        try {
            return b2bua.calls().get(SHARD_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Checks all, and tells the log what has changed. */
    void look() {
        Map<String, String> found = new LinkedHashMap<>();
        checks.forEach((name, check) -> {
            String text = check.get();
            if (text != null) {
                found.put(name, text);
            }
        });
        Map<String, String> before = off;
        off = found;
        Set<String> fresh = new LinkedHashSet<>(found.keySet());
        fresh.removeAll(before.keySet());
        boolean remind = !found.isEmpty() && time.nanos() - toldNanos >= REMINDER_NANOS;
        if (!fresh.isEmpty() || remind) {
            toldNanos = time.nanos();
            LOG.error("ALARM: {}", String.join("; ", found.values()));
        } else if (found.isEmpty() && !before.isEmpty()) {
            LOG.info("alarm over: {}", String.join("; ", before.values()));
        }
    }

    /** What was off at the last look. */
    List<String> texts() {
        return new ArrayList<>(off.values());
    }

    void measure(MetricsText metrics) {
        Map<String, String> now = off;
        metrics.family("pulsa_alarm", "1 when something is off that never should be");
        checks.keySet().forEach(name -> metrics.sample("pulsa_alarm", now.containsKey(name) ? 1 : 0, "of", name));
    }
}
