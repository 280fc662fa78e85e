package id.pulsa.proxy.auth;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;

/**
 * Which nonces were used with which counts (RFC 7616 §3.4, nc), in bounded memory, from any thread, without a lock.
 *
 * <p>A nonce names the generation it was issued in, and its uses are kept in that generation's table only. When the
 * newest table is half full a new generation begins and the one before the last is forgotten: a nonce of a forgotten
 * generation is no longer taken, since nobody can tell whether it was used. Only verified requests are recorded, so
 * strangers cannot fill the tables.
 */
final class NonceUses {
    /** What became of a use. */
    enum Verdict {
        FRESH,
        REPLAYED,
        /** The nonce can no longer be told from a used one. */
        FORGOTTEN
    }

    /** How far a nonce count may lag behind the highest one seen: requests overtake each other on UDP. */
    static final int WINDOW = 32;

    private static final AtomicReferenceFieldUpdater<NonceUses, Generations> GENERATIONS =
            AtomicReferenceFieldUpdater.newUpdater(NonceUses.class, Generations.class, "generations");
    private static final int MAX_PROBES = 64;
    private static final long WINDOW_MASK = 0xffff_ffffL;

    /** Open addressing: key at 2i, state at 2i + 1. State: highest count above, bits of the 32 counts up to it below. */
    private record Generation(int number, AtomicLongArray cells, AtomicInteger filled) {}

    private record Generations(Generation newest, Generation previous) {}

    private final int slots;
    private volatile Generations generations;

    /** @param remembered how many nonces fill a generation */
    NonceUses(int remembered) {
        this.slots = Integer.highestOneBit(remembered * 2 - 1) << 1;
        this.generations = new Generations(generation(1), generation(0));
    }

    private Generation generation(int number) {
        return new Generation(number, new AtomicLongArray(slots * 2), new AtomicInteger());
    }

    /** The generation that new nonces belong to. */
    int newestGeneration() {
        return generations.newest().number();
    }

    /**
     * Records one use.
     *
     * @param generation that the nonce was issued in
     * @param key the nonce's own random number
     * @param count its nonce count, 1 to 2³² − 1
     */
    Verdict use(int generation, long key, long count) {
        Generations now = generations;
        Generation table = now.newest().number() == generation
                ? now.newest()
                : now.previous().number() == generation ? now.previous() : null;
        if (table == null) {
            return Verdict.FORGOTTEN;
        }
        int cell = find(table, key == 0 ? 1 : key);
        if (cell < 0) {
            renew(now, table);
            return Verdict.FORGOTTEN;
        }
        AtomicLongArray cells = table.cells();
        while (true) {
            long state = cells.get(cell + 1);
            long next = next(state, count);
            if (next == 0) {
                return Verdict.REPLAYED;
            }
            if (cells.compareAndSet(cell + 1, state, next)) {
                if (state == 0) {
                    countFilled(now, table);
                }
                return Verdict.FRESH;
            }
        }
    }

    /** The state after a use of {@code count}; 0 when it was used, or lies too far back to know. */
    private static long next(long state, long count) {
        long highest = state >>> 32;
        long seen = state & WINDOW_MASK;
        if (count > highest) {
            long shift = count - highest;
            long shifted = shift >= WINDOW ? 0 : (seen << shift) & WINDOW_MASK;
            return (count << 32) | shifted | 1;
        }
        long behind = highest - count;
        if (behind >= WINDOW || ((seen >>> behind) & 1) != 0) {
            return 0;
        }
        return state | (1L << behind);
    }

    /** Index of the key's cell, taken if it was free; −1 when there is no room for it. */
    private int find(Generation table, long key) {
        AtomicLongArray cells = table.cells();
        int slot = (int) ((key * 0x9e37_79b9_7f4a_7c15L) >>> 32) & (slots - 1);
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            int cell = slot * 2;
            long found = cells.get(cell);
            if (found == 0) {
                found = cells.compareAndExchange(cell, 0, key);
            }
            if (found == key || found == 0) {
                return cell;
            }
            slot = (slot + 1) & (slots - 1);
        }
        return -1;
    }

    private void countFilled(Generations now, Generation table) {
        if (table.filled().incrementAndGet() >= slots / 2) {
            renew(now, table);
        }
    }

    /** Begins a new generation when {@code full} is the newest; an older one that is full just stays so. */
    private void renew(Generations now, Generation full) {
        if (full.number() == now.newest().number()) {
            Generations next = new Generations(generation(full.number() + 1), full);
            GENERATIONS.compareAndSet(this, now, next);
        }
    }
}
