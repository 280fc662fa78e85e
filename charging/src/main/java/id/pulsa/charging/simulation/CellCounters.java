package id.pulsa.charging.simulation;

import id.pulsa.charging.admission.Verdict;

/**
 * What happened in one cell in the measured time of one replication. Of constant size. Written by one thread; read when the
 * replication is over.
 */
final class CellCounters {
    private static final int HOURS = DailyProfile.HOURS;

    final PricePath path;

    long natural;
    long pricedOut;
    long full;
    long preblocked;
    long guarded;
    long noCredit;
    long handovers;
    long handoversRefused;
    long handoversDropped;
    long carriedMillis;
    long revenueMicros;
    long priceChanges;

    /** Of all time, warm-up and what was cut off at the end too: must be what the accounts lack. */
    long chargedMicros;

    // By hour of the day.
    final long[] attempts = new long[HOURS];
    final long[] blocked = new long[HOURS];
    final long[] handoversIn = new long[HOURS];
    final double[] millis = new double[HOURS];

    /** Calls that are to be expected at the prices in force, × their mean duration in ms. */
    final double[] expectedErlMillis = new double[HOURS];

    CellCounters(long measuredMillis) {
        this.path = new PricePath(measuredMillis);
    }

    void refused(Verdict verdict, int hour) {
        switch (verdict) {
            case FULL -> full++;
            case PREBLOCKED -> preblocked++;
            case GUARDED -> guarded++;
            case ADMITTED -> throw new IllegalArgumentException("admitted");
        }
        blocked[hour]++;
    }

    long attempts() {
        return natural - pricedOut;
    }

    long blocked() {
        return full + preblocked + guarded;
    }

    /** Adds those of another cell or replication; paths are not added. */
    void add(CellCounters other) {
        natural += other.natural;
        pricedOut += other.pricedOut;
        full += other.full;
        preblocked += other.preblocked;
        guarded += other.guarded;
        noCredit += other.noCredit;
        handovers += other.handovers;
        handoversRefused += other.handoversRefused;
        handoversDropped += other.handoversDropped;
        carriedMillis += other.carriedMillis;
        revenueMicros = Math.addExact(revenueMicros, other.revenueMicros);
        chargedMicros = Math.addExact(chargedMicros, other.chargedMicros);
        priceChanges += other.priceChanges;
        for (int hour = 0; hour < HOURS; hour++) {
            attempts[hour] += other.attempts[hour];
            blocked[hour] += other.blocked[hour];
            handoversIn[hour] += other.handoversIn[hour];
            millis[hour] += other.millis[hour];
            expectedErlMillis[hour] += other.expectedErlMillis[hour];
        }
    }
}
