package id.pulsa.charging.account;

import id.pulsa.charging.ledger.Subscriber;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers by number, and how many calls each has running. Thread-safe; never touches the disk. Running calls are
 * counted on the heap: there are few, and after a restart none.
 */
public final class SubscriberDirectory implements AutoCloseable {
    private static final int CLOSING = -1;
    private static final int TYPICAL_NUMBER_BYTES = 14;

    private final ChronicleMap<String, Subscriber> map;
    private final AtomicLong count;
    private final ConcurrentHashMap<String, Integer> running = new ConcurrentHashMap<>();

    private SubscriberDirectory(ChronicleMap<String, Subscriber> map) {
        this.map = map;
        this.count = new AtomicLong(map.longSize());
    }

    /**
     * Opens the view's file, created when missing.
     *
     * @param maxSubscribers what the file is sized for
     */
    public static SubscriberDirectory open(Path file, long maxSubscribers) throws IOException {
        return new SubscriberDirectory(ChronicleMapBuilder.of(String.class, Subscriber.class)
                .name("subscribers")
                .entries(maxSubscribers)
                .averageKeySize(TYPICAL_NUMBER_BYTES)
                .averageValueSize(SubscriberMarshaller.TYPICAL_SIZE)
                .valueMarshaller(SubscriberMarshaller.INSTANCE)
                .checksumEntries(false)
                .putReturnsNull(true)
                .skipCloseOnExitHook(true)
                .createPersistedTo(file.toFile()));
    }

    public @Nullable Subscriber find(String number) {
        return map.get(number);
    }

    /** Calls that a subscriber has running as caller. */
    public int runningCalls(String number) {
        return Math.max(0, running.getOrDefault(number, 0));
    }

    public long size() {
        return count.get();
    }

    /**
     * Takes one of a subscriber's call slots.
     *
     * @param maxCalls 0 for no limit
     * @return false when all are taken or the subscriber is being removed
     */
    public boolean openCall(String number, int maxCalls) {
        boolean[] opened = new boolean[1];
        running.compute(number, (key, count) -> {
            int now = count == null ? 0 : count;
            opened[0] = now != CLOSING && (maxCalls == 0 || now < maxCalls);
            return opened[0] ? Integer.valueOf(now + 1) : count;
        });
        return opened[0];
    }

    public void closeCall(String number) {
        running.computeIfPresent(number, (key, count) -> count > 1 ? Integer.valueOf(count - 1) : null);
    }

    /** Keeps new calls away when none runs; false when one does. */
    boolean beginClosing(String number) {
        return running.putIfAbsent(number, CLOSING) == null;
    }

    void endClosing(String number) {
        running.remove(number, CLOSING);
    }

    /** Writes a subscriber that was not there before. */
    void add(Subscriber subscriber) {
        count.incrementAndGet();
        map.put(subscriber.number(), subscriber);
    }

    /** Replaces a subscriber. */
    void put(Subscriber subscriber) {
        map.put(subscriber.number(), subscriber);
    }

    void remove(String number) {
        count.decrementAndGet();
        map.remove(number);
    }

    @Override
    public void close() {
        map.close();
    }
}
