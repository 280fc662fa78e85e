package id.pulsa.charging.simulation;

import java.util.List;

/** What is measured in each replication, of a cell or of all together. */
public enum Metric {
    /** Part of the calls that are made which the cell refuses. */
    BLOCKING,
    /** Part of the natural calls that are not made since the price is too high: complaints. */
    PRICED_OUT,
    /** Part of the calls that come over from other cells which are broken off since there is no channel. */
    DROPPED,
    /** Traffic of the calls that are made, blocked ones too, in erlang, at the mean duration that is simulated. */
    OFFERED_ERL,
    /** Mean of the channels that are taken. */
    CARRIED_ERL,
    /** Offered traffic by capacity; 0 where there is none. */
    UTILISATION,
    /** Blocking in the busy hour: the hours of the day with the most natural traffic. */
    BUSY_BLOCKING,
    /** Offered traffic by capacity in the busy hour. */
    BUSY_UTILISATION,
    /** What was charged, in whole units of the currency for each hour; the exact sum is in the report. */
    REVENUE_PER_HOUR,
    /** Mean over time of the price ratio; of all cells, weighted by natural traffic. */
    PRICE_RATIO,
    /** How often the price changes in an hour; of all cells, the mean. */
    PRICE_CHANGES_PER_HOUR;

    /**
     * What values are taken in relation to.
     *
     * @param millis measured time
     * @param holdingMillis mean duration of a call
     * @param capacityErl of the cell, or of all together
     * @param cells how many
     * @param meanRatio mean price ratio over time
     * @param busyHours the hours of the day with the most natural traffic
     */
    record About(
            double millis,
            double holdingMillis,
            double capacityErl,
            int cells,
            double meanRatio,
            List<Integer> busyHours) {
        double hours() {
            return millis / DailyProfile.HOUR_MILLIS;
        }
    }

    double value(CellCounters counters, About about) {
        double value =
                switch (this) {
                    case BLOCKING -> share(counters.blocked(), counters.attempts());
                    case PRICED_OUT -> share(counters.pricedOut, counters.natural);
                    case DROPPED -> share(counters.handoversDropped, counters.handovers);
                    case OFFERED_ERL -> offeredErl(counters, about);
                    case CARRIED_ERL -> counters.carriedMillis / about.millis();
                    case UTILISATION -> offeredErl(counters, about) / about.capacityErl();
                    case BUSY_BLOCKING -> busyBlocking(counters, about);
                    case BUSY_UTILISATION -> busyHourErl(counters, about) / about.capacityErl();
                    case REVENUE_PER_HOUR -> counters.revenueMicros / 1e6 / about.hours();
                    case PRICE_RATIO -> about.meanRatio();
                    case PRICE_CHANGES_PER_HOUR -> counters.priceChanges / about.hours() / about.cells();
                };
        // Of no calls there are no parts, and a cell without channels has no capacity.
        return Double.isFinite(value) ? value : 0;
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static double offeredErl(CellCounters counters, About about) {
        return counters.attempts() * about.holdingMillis() / about.millis();
    }

    private static double busyBlocking(CellCounters counters, About about) {
        long attempts = 0;
        long blocked = 0;
        for (int hour : about.busyHours()) {
            attempts += counters.attempts[hour];
            blocked += counters.blocked[hour];
        }
        return share(blocked, attempts);
    }

    private static double busyHourErl(CellCounters counters, About about) {
        double attempts = 0;
        double millis = 0;
        for (int hour : about.busyHours()) {
            attempts += counters.attempts[hour];
            millis += counters.millis[hour] / about.cells();
        }
        return attempts * about.holdingMillis() / millis;
    }
}
