package id.pulsa.proxy;

import id.pulsa.proxy.admin.MetricsText;
import id.pulsa.proxy.b2bua.CallSnapshot;
import java.util.ArrayList;
import java.util.List;

/**
 * What running calls hold, by their age, and which of them are stuck.
 *
 * @param ages one for each of {@link #LABELS}
 * @param stuck ids of calls that talk on although the time they have paid for is over, at most {@value #MOST_NAMED}
 * @param stuckCount how many there are
 */
record GatewayReservations(List<Age> ages, List<String> stuck, long stuckCount) {
    static final int MOST_NAMED = 10;

    /** How long after the end of its paid time a call is stuck: the hang-up itself is at most 20 ms late. */
    private static final long STUCK_MILLIS = 1_000;

    private static final List<Long> LIMITS_MILLIS = List.of(60_000L, 600_000L, 3_600_000L, 86_400_000L);
    static final List<String> LABELS = List.of("1m", "10m", "1h", "24h", "+Inf");

    /** The calls that began at most so long ago, but longer than the age before it. */
    record Age(long calls, long reservedMicros) {
        private Age plus(CallSnapshot call) {
            return new Age(calls + 1, reservedMicros + call.reservedMicros());
        }
    }

    GatewayReservations {
        ages = List.copyOf(ages);
        stuck = List.copyOf(stuck);
    }

    static GatewayReservations of(List<CallSnapshot> calls, long nowWallMillis) {
        List<Age> ages = new ArrayList<>();
        LABELS.forEach(label -> ages.add(new Age(0, 0)));
        List<String> stuck = new ArrayList<>();
        long stuckCount = 0;
        for (CallSnapshot call : calls) {
            int age = 0;
            while (age < LIMITS_MILLIS.size() && nowWallMillis - call.startedAtWallMillis() > LIMITS_MILLIS.get(age)) {
                age++;
            }
            ages.set(age, ages.get(age).plus(call));
            if (call.talkMillis() - STUCK_MILLIS > call.paidMillis()) {
                stuckCount++;
                if (stuck.size() < MOST_NAMED) {
                    stuck.add(call.callId());
                }
            }
        }
        return new GatewayReservations(ages, stuck, stuckCount);
    }

    void measure(MetricsText metrics) {
        metrics.family("pulsa_calls_by_age", "Running calls that began at most so long ago, and before the age before");
        for (int i = 0; i < LABELS.size(); i++) {
            metrics.sample("pulsa_calls_by_age", (double) ages.get(i).calls(), "age", LABELS.get(i));
        }
        metrics.family("pulsa_reserved_by_age", "Credit that these calls hold");
        for (int i = 0; i < LABELS.size(); i++) {
            metrics.amountSample("pulsa_reserved_by_age", ages.get(i).reservedMicros(), "age", LABELS.get(i));
        }
        metrics.gauge(
                "pulsa_calls_stuck", "Calls up for more than a second beyond the time they have paid for", stuckCount);
    }
}
