package id.pulsa.proxy.b2bua;

import id.pulsa.proxy.measure.DurationCounts;
import id.pulsa.proxy.transaction.TrafficCounts;
import id.pulsa.proxy.transaction.TransactionEvents;

/** What one shard counts as it goes. Any thread may read it at any time: the shard is not asked. */
public final class ShardMeter {
    private final SetUpTimes setUp;
    private final TransactionEvents transactions;
    private final TrafficCounts traffic;

    ShardMeter(SetUpTimes setUp, TransactionEvents transactions, TrafficCounts traffic) {
        this.setUp = setUp;
        this.transactions = transactions;
        this.traffic = traffic;
    }

    /** How long after their INVITE calls have taken a step of their set-up. */
    public DurationCounts setUp(SetUpStep step) {
        return setUp.of(step);
    }

    /** Transactions by kind. */
    public TransactionEvents transactions() {
        return transactions;
    }

    /** Messages by method and status. */
    public TrafficCounts traffic() {
        return traffic;
    }
}
