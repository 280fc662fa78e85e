package id.pulsa.charging.tariff;

import java.util.Arrays;

/**
 * The lower ends of a {@link PrefixTrie}: a few entries each, one long for an entry, side by side and the shortest first.
 * All of a bucket are compared, without a branch that depends on the outcome. Immutable.
 */
final class PrefixBuckets {
    /** As many as two or three lines of a cache hold. */
    static final int MAX_ENTRIES = 16;

    // An entry: its steps (36 bits), how many bits they are (6 bits), its position (22 bits).
    private static final int LENGTH_SHIFT = TrieKey.PACKED * TrieKey.STEP_BITS;
    private static final int LENGTH_MASK = 0x3F;
    private static final int POSITION_SHIFT = 42;

    /** Positions in a bucket are below this. */
    static final int MAX_POSITIONS = 1 << (Long.SIZE - POSITION_SHIFT);

    // A bucket: where it ends (32 bits), where it begins (32 bits).
    private static final int END_SHIFT = 32;

    private final long[] entries;

    private PrefixBuckets(long[] entries) {
        this.entries = entries;
    }

    /**
     * The position of the longest entry of a bucket that a number begins with.
     *
     * @param packed what is left of the number, by {@link TrieKey#packed}
     * @param otherwise returned when there is none
     */
    int longestMatch(long bucket, long packed, int otherwise) {
        int best = otherwise;
        int end = (int) (bucket >>> END_SHIFT);
        for (int i = (int) bucket; i < end; i++) {
            long entry = entries[i];
            long steps = (1L << (entry >>> LENGTH_SHIFT & LENGTH_MASK)) - 1;
            best = ((entry ^ packed) & steps) == 0 ? (int) (entry >>> POSITION_SHIFT) : best;
        }
        return best;
    }

    /** Makes them, one after the other. */
    static final class Filling {
        private final long[] entries;
        private int size;
        private int bucketStart;

        /** @param entries at most so many */
        Filling(int entries) {
            this.entries = new long[entries];
        }

        /**
         * Another entry of the bucket.
         *
         * @param key at most {@link TrieKey#PACKED} steps; not shorter than the one before it
         * @param position below {@link #MAX_POSITIONS}
         */
        void add(String key, int position) {
            long steps = 0;
            int bits = 0;
            for (int i = 0; i < key.length(); i++) {
                steps |= (long) key.charAt(i) << bits;
                bits += TrieKey.STEP_BITS;
            }
            entries[size] = steps | ((long) bits << LENGTH_SHIFT) | ((long) position << POSITION_SHIFT);
            size++;
        }

        /** Ends a bucket and begins the next. */
        long close() {
            long bucket = ((long) size << END_SHIFT) | bucketStart;
            bucketStart = size;
            return bucket;
        }

        PrefixBuckets filled() {
            return new PrefixBuckets(Arrays.copyOf(entries, size));
        }
    }
}
