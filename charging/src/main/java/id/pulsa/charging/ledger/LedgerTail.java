package id.pulsa.charging.ledger;

import java.util.List;

/**
 * What was handed to the ledger and is not committed yet, kept where it outlives the process, though not the machine: so
 * that {@code kill -9} takes nothing of what had happened, while nobody waits for a disk.
 */
public interface LedgerTail extends AutoCloseable {
    /** Keeps nothing. */
    LedgerTail NONE = new LedgerTail() {
        @Override
        public long append(LedgerEvent event) {
            return 0;
        }

        @Override
        public void committed(long sequence) {}

        @Override
        public void alive(long wallMillis) {}

        @Override
        public void close() {}
    };

    /**
     * Keeps an event; calls must not overlap.
     *
     * @return its sequence number, one more than the last one's, or 0 when there is no room for it or it is of a kind that
     *     is not kept
     */
    long append(LedgerEvent event);

    /** Everything up to that sequence number is on the disk; from any thread. */
    void committed(long sequence);

    /** A sign of life of the process; from any thread. */
    void alive(long wallMillis);

    @Override
    void close();

    /**
     * What a process that died has left.
     *
     * @param aliveAtWallMillis its last sign of life, 0 for none
     * @param events in order
     */
    record Left(long aliveAtWallMillis, List<Numbered> events) {
        public static final Left NOTHING = new Left(0, List.of());

        public Left {
            events = List.copyOf(events);
        }

        /** What follows on a sequence number without a gap: behind a gap nothing can be trusted. */
        public List<Numbered> after(long sequence) {
            int from = 0;
            while (from < events.size() && events.get(from).sequence() <= sequence) {
                from++;
            }
            int to = from;
            while (to < events.size() && events.get(to).sequence() == sequence + 1 + to - from) {
                to++;
            }
            return events.subList(from, to);
        }
    }

    /** An event and its sequence number. */
    record Numbered(long sequence, LedgerEvent event) {}
}
