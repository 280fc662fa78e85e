package id.pulsa.proxy.transaction;

import id.pulsa.proxy.measure.Counts;
import id.pulsa.proxy.measure.DurationCounts;
import id.pulsa.proxy.measure.Durations;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What has happened to the transactions of one shard, by kind, since the start. Read by any thread. */
public final class TransactionEvents {
    /** What can happen to one. */
    public enum Event {
        /** It came into being; it is alive until {@link #ENDED}. */
        BEGUN,
        ENDED,
        /** Nobody answered or acknowledged in time: timer B, F or H, a CANCEL without effect, or our own user. */
        TIMED_OUT,
        /** It sent its message again: timer A, E or G, a repeated request, or a repeated 2xx. */
        SENT_AGAIN,
        /** It got a message again, and mostly kept it from the user. */
        GOT_AGAIN
    }

    private final Map<TransactionKind, Map<Event, Counts>> counts = new EnumMap<>(TransactionKind.class);
    private final Durations trying = new Durations(Durations.SET_UP_MICROS);

    TransactionEvents() {
        for (TransactionKind kind : TransactionKind.values()) {
            Map<Event, Counts> ofKind = new EnumMap<>(Event.class);
            for (Event event : Event.values()) {
                ofKind.put(event, new Counts(1));
            }
            counts.put(kind, ofKind);
        }
    }

    private Counts counts(TransactionKind kind, Event event) {
        return Objects.requireNonNull(Objects.requireNonNull(counts.get(kind)).get(event));
    }

    /** On the shard's thread. */
    void count(TransactionKind kind, Event event) {
        counts(kind, event).count(0);
    }

    /** Our 100 to an INVITE goes out, so long after it came; on the shard's thread. */
    void trying(long afterNanos) {
        trying.record(afterNanos);
    }

    /** How long INVITEs waited for our 100: those that got one, since no other answer was there within 200 ms. */
    public DurationCounts tryingAfter() {
        return trying.counts();
    }

    /** How often that has happened. */
    public long of(TransactionKind kind, Event event) {
        return counts(kind, event).of(0);
    }

    /** How many there are now. */
    public long alive(TransactionKind kind) {
        // Asked in this order, one that ends meanwhile makes no number negative.
        long ended = of(kind, Event.ENDED);
        return of(kind, Event.BEGUN) - ended;
    }
}
