package id.pulsa.charging.session;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CommitListener;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * Counts of what became of calls since the start, from what the ledger was told. Written by the ledger's writer alone,
 * read by anybody.
 */
public final class CallTally implements CommitListener {
    /** A minute of ringing is not worth telling apart from two. */
    private static final long MOST_SETUP_MILLIS = 120_000;

    private static final int DIGITS = 2;
    /** Days whose charges are kept apart: today's in every time zone. */
    private static final int DAYS = 4;

    private final LongAdder admitted = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder answered = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final Map<String, LongAdder> refusals = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> ends = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Long, LongAdder> chargesByDay = new ConcurrentSkipListMap<>();
    private final Map<CallDetailRecord.Kind, LongAdder> charges = adders();
    private final Map<CallDetailRecord.Kind, LongAdder> chargedMicros = adders();
    private final Recorder setUp = new Recorder(MOST_SETUP_MILLIS, DIGITS);

    /**
     * What was counted until now.
     *
     * @param admitted attempts that were let through
     * @param refused attempts that were turned away
     * @param answered calls that ended after an answer
     * @param ended admitted calls that ended
     * @param refusals by SIP status, such as {@code "402"}
     * @param ends of admitted calls by cause, such as {@code "CREDIT_EXHAUSTED"}
     * @param chargesByDayMicros by local day (day of the epoch)
     * @param charges of calls and of messages
     */
    public record Counts(
            long admitted,
            long refused,
            long answered,
            long ended,
            Map<String, Long> refusals,
            Map<String, Long> ends,
            Map<Long, Long> chargesByDayMicros,
            Map<CallDetailRecord.Kind, Charges> charges) {}

    /**
     * What was charged.
     *
     * @param count how often
     * @param micros all together
     */
    public record Charges(long count, long micros) {}

    /** None is added later: any thread may read it. */
    private static Map<CallDetailRecord.Kind, LongAdder> adders() {
        Map<CallDetailRecord.Kind, LongAdder> adders = new EnumMap<>(CallDetailRecord.Kind.class);
        for (CallDetailRecord.Kind kind : CallDetailRecord.Kind.values()) {
            adders.put(kind, new LongAdder());
        }
        return Collections.unmodifiableMap(adders);
    }

    @Override
    public void committed(LedgerEvent event, Outcome outcome) {
        if (!(outcome instanceof Outcome.Applied)) {
            return;
        }
        if (event instanceof LedgerEvent.CallStarted started && started.call().kind() == CallDetailRecord.Kind.CALL) {
            admitted.increment();
        } else if (event instanceof LedgerEvent.CallEnded over) {
            charged(over);
            if (over.cdr().kind() == CallDetailRecord.Kind.CALL) {
                ended(over.cdr(), over.wasLive());
            }
        }
    }

    private void charged(LedgerEvent.CallEnded over) {
        long micros = over.cdr().chargeMicros();
        if (micros != 0) {
            CallDetailRecord.Kind kind = over.cdr().kind();
            Objects.requireNonNull(charges.get(kind)).increment();
            Objects.requireNonNull(chargedMicros.get(kind)).add(micros);
            chargesByDay.computeIfAbsent(over.day(), day -> new LongAdder()).add(micros);
            while (chargesByDay.size() > DAYS) {
                chargesByDay.pollFirstEntry();
            }
        }
    }

    private void ended(CallDetailRecord cdr, boolean wasLive) {
        if (!wasLive) {
            refused.increment();
            count(refusals, Integer.toString(cdr.sipStatus()));
            return;
        }
        ended.increment();
        count(ends, cdr.cause());
        if (cdr.answeredAtWallMillis() != 0) {
            answered.increment();
        }
        if (cdr.ringingAtWallMillis() != 0) {
            long millis = cdr.ringingAtWallMillis() - cdr.startedAtWallMillis();
            setUp.recordValue(Math.min(Math.max(0, millis), MOST_SETUP_MILLIS));
        }
    }

    /** Causes and statuses are few and our own. */
    private static void count(Map<String, LongAdder> counts, String key) {
        counts.computeIfAbsent(key, missing -> new LongAdder()).increment();
    }

    /** What was counted until now. */
    public Counts counts() {
        Map<Long, Long> byDay = new TreeMap<>();
        chargesByDay.forEach((day, micros) -> byDay.put(day, micros.sum()));
        return new Counts(
                admitted.sum(),
                refused.sum(),
                answered.sum(),
                ended.sum(),
                sums(refusals),
                sums(ends),
                byDay,
                chargesByKind());
    }

    private Map<CallDetailRecord.Kind, Charges> chargesByKind() {
        Map<CallDetailRecord.Kind, Charges> byKind = new EnumMap<>(CallDetailRecord.Kind.class);
        charges.forEach((kind, count) -> byKind.put(
                kind,
                new Charges(
                        count.sum(),
                        Objects.requireNonNull(chargedMicros.get(kind)).sum())));
        return byKind;
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((key, count) -> sums.put(key, count.sum()));
        return sums;
    }

    /**
     * Times from an INVITE to the first ringing, in ms, of calls that ended since this was last asked: for one asker.
     *
     * @param recycled what an earlier call gave, not needed any more; null the first time
     */
    public Histogram setUpMillis(@Nullable Histogram recycled) {
        return setUp.getIntervalHistogram(recycled);
    }
}
