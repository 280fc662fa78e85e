package id.pulsa.charging.tariff;

import java.util.List;

/**
 * Longest-prefix match, where an entry for one very number beats those for its prefixes. A look-up walks the dialled
 * number once, however many entries there are, and allocates nothing. Immutable.
 *
 * <p>A path-compressed trie over {@linkplain TrieKey steps of four bits}: a digit is one step. Two longs are a node, and
 * the children of a node lie side by side, so a step down reads memory once. Where few entries are left they are no nodes
 * but a {@linkplain PrefixBuckets bucket} that is read through: what a look-up waits for in a large trie is memory that no
 * cache holds. 100,000 random prefixes take about one megabyte.
 */
final class PrefixTrie {
    /** Returned when no entry matches. */
    static final int NONE = -1;

    // First long of a node: children by step (16 bits), number of steps to skip (4 bits), the steps (44 bits).
    static final int CHILDREN_MASK = 0xFFFF;
    static final int SKIP_COUNT_SHIFT = 16;
    static final int SKIP_COUNT_MASK = 0xF;
    static final int SKIP_SHIFT = 20;

    /** More steps that all numbers below share take another node. */
    static final int MAX_SKIP = 11;

    /** Instead of the number of steps to skip: what is below is in a bucket, and the second long says where. */
    static final int BUCKET = 15;

    // Second long: number of the first child (32 bits), position of the entry or NONE (32 bits).
    static final int ENTRY_SHIFT = 32;

    private final long[] nodes;
    private final PrefixBuckets buckets;

    /**
     * A prefix or a number.
     *
     * @param prefix as {@link DialledNumber} writes numbers
     * @param exact whether only this very number is meant
     */
    record Entry(String prefix, boolean exact) {}

    /** @throws IllegalArgumentException when a prefix or number is given twice */
    PrefixTrie(List<Entry> entries) {
        PrefixTrieLayout layout = new PrefixTrieLayout(entries);
        this.nodes = layout.nodes();
        this.buckets = layout.buckets();
    }

    /**
     * The position of the entry for this very number, else for its longest prefix; {@link #NONE} when there is neither.
     *
     * @param number as dialled; visual separators are passed over
     */
    int longestMatch(String number) {
        long node = nodes[0];
        long second = nodes[1];
        int skips = skips(node);
        if (skips == BUCKET) {
            return buckets.longestMatch(second, TrieKey.packed(0, 0, number, 0), NONE);
        }
        long skip = node >>> SKIP_SHIFT;
        int best = skips == 0 ? entry(second) : NONE;
        for (int i = 0; i < number.length(); i++) {
            int steps = TrieKey.steps(number.charAt(i));
            for (int left = TrieKey.count(steps); left > 0; left--) {
                int step = steps & TrieKey.STEP_MASK;
                steps >>>= TrieKey.STEP_BITS;
                if (skips > 0) {
                    if ((skip & TrieKey.STEP_MASK) != step) {
                        return best;
                    }
                    skip >>>= TrieKey.STEP_BITS;
                    skips--;
                } else {
                    int child = child(node, second, step);
                    if (child == NONE) {
                        return best;
                    }
                    node = nodes[2 * child];
                    second = nodes[2 * child + 1];
                    skips = skips(node);
                    if (skips == BUCKET) {
                        return buckets.longestMatch(second, TrieKey.packed(steps, left - 1, number, i + 1), best);
                    }
                    skip = node >>> SKIP_SHIFT;
                }
                if (skips == 0 && entry(second) != NONE) {
                    best = entry(second);
                }
            }
        }
        int end = skips == 0 ? child(node, second, TrieKey.END) : NONE;
        return end == NONE ? best : entry(nodes[2 * end + 1]);
    }

    private static int skips(long node) {
        return (int) (node >>> SKIP_COUNT_SHIFT) & SKIP_COUNT_MASK;
    }

    private static int entry(long second) {
        return (int) (second >> ENTRY_SHIFT);
    }

    private static int child(long node, long second, int step) {
        int bit = 1 << step;
        int children = (int) node & CHILDREN_MASK;
        return (children & bit) == 0 ? NONE : (int) second + Integer.bitCount(children & (bit - 1));
    }
}
