package id.pulsa.charging.tariff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Longest-prefix match, where an entry for one very number beats those for its prefixes. A look-up walks the dialled
 * number once, however many entries there are, and allocates nothing. Immutable.
 *
 * <p>A path-compressed trie over {@linkplain TrieKey steps of four bits}: a digit is one step. Two longs are a node, the
 * children of a node lie side by side, so a step down reads memory once, and 100,000 prefixes take two to three megabytes.
 */
final class PrefixTrie<V> {
    // First long of a node: children by step (16 bits), number of steps to skip (4 bits), the steps (44 bits).
    static final int CHILDREN_MASK = 0xFFFF;
    static final int SKIP_COUNT_SHIFT = 16;
    static final int SKIP_COUNT_MASK = 0xF;
    static final int SKIP_SHIFT = 20;

    /** More steps that all numbers below share take another node. */
    static final int MAX_SKIP = 11;

    // Second long: number of the first child.

    private final long[] nodes;

    // One for each node, so that it is read beside the node and not after it. Nulls, and values of type V.
    private final @Nullable Object[] values;

    /**
     * What a prefix or a number stands for.
     *
     * @param prefix as {@link DialledNumber} writes numbers
     * @param exact whether only this very number is meant
     */
    record Entry<V>(String prefix, boolean exact, V value) {}

    /** @throws IllegalArgumentException when a prefix or number is given twice */
    PrefixTrie(List<Entry<V>> entries) {
        PrefixTrieLayout<V> layout = new PrefixTrieLayout<>(entries);
        this.nodes = layout.nodes();
        this.values = layout.values();
    }

    /**
     * The value for this very number, else that of its longest prefix; null when there is neither.
     *
     * @param number as dialled; visual separators are passed over
     */
    @Nullable V longestMatch(String number) {
        long node = nodes[0];
        long firstChild = nodes[1];
        int skips = skips(node);
        long skip = node >>> SKIP_SHIFT;
        Object value = values[0];
        Object best = skips == 0 ? value : null;
        for (int i = 0; i < number.length(); i++) {
            int steps = TrieKey.steps(number.charAt(i));
            for (int left = TrieKey.count(steps); left > 0; left--) {
                int step = steps & TrieKey.STEP_MASK;
                steps >>>= TrieKey.STEP_BITS;
                if (skips > 0) {
                    if ((skip & TrieKey.STEP_MASK) != step) {
                        return typed(best);
                    }
                    skip >>>= TrieKey.STEP_BITS;
                    skips--;
                } else {
                    int child = child(node, firstChild, step);
                    if (child < 0) {
                        return typed(best);
                    }
                    node = nodes[2 * child];
                    firstChild = nodes[2 * child + 1];
                    value = values[child];
                    skips = skips(node);
                    skip = node >>> SKIP_SHIFT;
                }
                if (skips == 0 && value != null) {
                    best = value;
                }
            }
        }
        int end = skips == 0 ? child(node, firstChild, TrieKey.END) : -1;
        return typed(end < 0 ? best : values[end]);
    }

    @SuppressWarnings("unchecked") // the layout puts nothing else there
    private @Nullable V typed(@Nullable Object value) {
        return (V) value;
    }

    private static int skips(long node) {
        return (int) (node >>> SKIP_COUNT_SHIFT) & SKIP_COUNT_MASK;
    }

    private static int child(long node, long firstChild, int step) {
        int bit = 1 << step;
        int children = (int) node & CHILDREN_MASK;
        return (children & bit) == 0 ? -1 : (int) firstChild + Integer.bitCount(children & (bit - 1));
    }
}
