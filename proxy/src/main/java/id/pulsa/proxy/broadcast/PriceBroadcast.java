package id.pulsa.proxy.broadcast;

import id.pulsa.charging.cell.Cells;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Tells those who are in a cell its new price. Whoever is to be told waits in a queue, once, with the cell: the price is
 * that which the cell tells when the turn comes, so a newer one takes the place of an older one. {@link #look} and
 * {@link #send} are called by one thread; {@link #counts} by any.
 */
public final class PriceBroadcast {
    /** To be called about this often. */
    public static final long SEND_MILLIS = 100;

    /** Looking for those in a cell means looking at everybody: prices that change soon after wait for the next time. */
    private static final long LOOK_MILLIS = 5_000;

    private final Cells cells;
    private final Audience audience;
    private final Limits limits;
    private final ToldPrices told = new ToldPrices();
    private final Map<String, String> queue = new LinkedHashMap<>();
    private final Pace pace;
    private long nextLookMillis;

    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private volatile int waiting;

    /**
     * How much at once.
     *
     * @param perSecond so many are told in a second, > 0
     * @param inFlight so many at most whose phones have not answered yet, > 0
     * @param waiting so many at most in the queue, > 0; more are not told
     */
    public record Limits(int perSecond, int inFlight, long waiting) {
        public Limits {
            if (perSecond <= 0 || inFlight <= 0 || waiting <= 0) {
                throw new IllegalArgumentException("limits of broadcasts must be positive");
            }
        }
    }

    /**
     * How many were and are to be told.
     *
     * @param waiting still to be told
     * @param delivered whose phones took it
     * @param failed whose phones did not, or were gone when their turn came
     * @param dropped for whom there was no room in the queue
     */
    public record Counts(long waiting, long delivered, long failed, long dropped) {}

    /** @param nowMillis of a clock that never goes back, as everywhere here */
    public PriceBroadcast(Cells cells, Audience audience, Limits limits, long nowMillis) {
        this.cells = cells;
        this.audience = audience;
        this.limits = limits;
        this.pace = new Pace(limits.perSecond(), SEND_MILLIS, nowMillis);
        this.nextLookMillis = nowMillis;
    }

    /** Finds who is to be told of prices that have changed. To be called about once a second. */
    public void look(long nowMillis) {
        if (nowMillis < nextLookMillis) {
            return;
        }
        Set<String> due = told.due(cells.cells(), cells::ratioThousandths, nowMillis);
        if (due.isEmpty() || !audience.isThere()) {
            return;
        }
        nextLookMillis = nowMillis + LOOK_MILLIS;
        for (String number : audience.reachable()) {
            String cell = audience.cellOf(number);
            if (cell != null && due.contains(cell)) {
                enqueue(number, cell);
            }
        }
        waiting = queue.size();
    }

    private void enqueue(String number, String cell) {
        if (queue.size() < limits.waiting() || queue.containsKey(number)) {
            queue.put(number, cell);
        } else {
            dropped.increment();
        }
    }

    /** Tells as many as may be told now. */
    public void send(long nowMillis) {
        int available = pace.available(nowMillis);
        Iterator<Map.Entry<String, String>> next = queue.entrySet().iterator();
        while (available > 0 && inFlight.get() < limits.inFlight() && next.hasNext()) {
            Map.Entry<String, String> first = next.next();
            String number = first.getKey();
            String cell = first.getValue();
            next.remove();
            // Who has gone to another cell meanwhile hears of that one's price.
            if (cell.equals(audience.cellOf(number))) {
                available--;
                pace.take();
                tell(number, cell);
            }
        }
        waiting = queue.size();
    }

    private void tell(String number, String cell) {
        inFlight.incrementAndGet();
        var unused = audience.tell(number, cell, told.ratioThousandths(cell)).whenComplete((taken, fault) -> {
            inFlight.decrementAndGet();
            (fault == null && taken ? delivered : failed).increment();
        });
    }

    /** As they stand now. */
    public Counts counts() {
        return new Counts(waiting, delivered.sum(), failed.sum(), dropped.sum());
    }
}
