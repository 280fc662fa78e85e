package id.pulsa.charging.tariff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays the nodes of a {@link PrefixTrie} out, from the root down, those of one parent side by side, and fills its buckets.
 */
final class PrefixTrieLayout {
    private final List<Keyed> sorted;
    private final PrefixBuckets.Filling buckets;
    private long[] nodes = new long[64];
    private int count = 1;

    private record Keyed(String key, PrefixTrie.Entry entry, int position) {}

    /** A node to be filled: what is below it are the entries from {@code from} to {@code to}, which share {@code depth} steps. */
    private record Open(int node, int from, int to, int depth) {}

    PrefixTrieLayout(List<PrefixTrie.Entry> entries) {
        this.sorted = IntStream.range(0, entries.size())
                .mapToObj(position -> keyed(entries.get(position), position))
                .sorted(Comparator.comparing(Keyed::key))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).key().equals(sorted.get(i - 1).key())) {
                PrefixTrie.Entry twice = sorted.get(i).entry();
                throw new IllegalArgumentException(
                        "two of " + (twice.exact() ? "number" : "prefix") + " \"" + twice.prefix() + "\"");
            }
        }
        this.buckets = new PrefixBuckets.Filling(sorted.size());
        Deque<Open> open = new ArrayDeque<>(List.of(new Open(0, 0, sorted.size(), 0)));
        for (Open next = open.poll(); next != null; next = open.poll()) {
            fill(next, open);
        }
    }

    private static Keyed keyed(PrefixTrie.Entry entry, int position) {
        return new Keyed(TrieKey.key(entry.prefix(), entry.exact()), entry, position);
    }

    /** Two for each node. */
    long[] nodes() {
        return Arrays.copyOf(nodes, 2 * count);
    }

    PrefixBuckets buckets() {
        return buckets.filled();
    }

    private void fill(Open open, Deque<Open> further) {
        List<Keyed> below = sorted.subList(open.from(), open.to());
        if (fitsBucket(below, open.depth())) {
            nodes[2 * open.node()] = (long) PrefixTrie.BUCKET << PrefixTrie.SKIP_COUNT_SHIFT;
            nodes[2 * open.node() + 1] = bucket(below, open.depth());
            return;
        }
        int skips = skips(open);
        long node = (long) skips << PrefixTrie.SKIP_COUNT_SHIFT;
        for (int i = 0; i < skips; i++) {
            long step = sorted.get(open.from()).key().charAt(open.depth() + i);
            node |= step << (PrefixTrie.SKIP_SHIFT + i * TrieKey.STEP_BITS);
        }
        int depth = open.depth() + skips;
        int from = open.from();
        long entry = PrefixTrie.NONE;
        if (from < open.to() && sorted.get(from).key().length() == depth) {
            entry = sorted.get(from).position();
            from++;
        }
        long firstChild = count;
        List<Open> children = children(from, open.to(), depth);
        for (Open child : children) {
            node |= 1L << sorted.get(child.from()).key().charAt(depth);
        }
        further.addAll(children);
        nodes[2 * open.node()] = node;
        nodes[2 * open.node() + 1] = entry << PrefixTrie.ENTRY_SHIFT | firstChild;
    }

    /** One entry alone is a node, which holds as much. */
    private static boolean fitsBucket(List<Keyed> below, int depth) {
        return below.size() > 1
                && below.size() <= PrefixBuckets.MAX_ENTRIES
                && below.stream()
                        .allMatch(keyed -> keyed.key().length() - depth <= TrieKey.PACKED
                                && keyed.position() < PrefixBuckets.MAX_POSITIONS);
    }

    private long bucket(List<Keyed> below, int depth) {
        List<Keyed> shortestFirst = below.stream()
                .sorted(Comparator.comparingInt(keyed -> keyed.key().length()))
                .toList();
        for (Keyed keyed : shortestFirst) {
            buckets.add(keyed.key().substring(depth), keyed.position());
        }
        return buckets.close();
    }

    /** How many steps all keys of a node share beyond its depth; an end is never among them, so that a look-up finds it. */
    private int skips(Open open) {
        if (open.from() == open.to()) {
            return 0;
        }
        String first = sorted.get(open.from()).key();
        String last = sorted.get(open.to() - 1).key();
        int end = Math.min(Math.min(first.length(), last.length()), open.depth() + PrefixTrie.MAX_SKIP);
        int depth = open.depth();
        while (depth < end && first.charAt(depth) == last.charAt(depth) && first.charAt(depth) != TrieKey.END) {
            depth++;
        }
        return depth - open.depth();
    }

    private List<Open> children(int from, int to, int depth) {
        List<Open> children = new ArrayList<>();
        int start = from;
        while (start < to) {
            char step = sorted.get(start).key().charAt(depth);
            int end = start;
            while (end < to && sorted.get(end).key().charAt(depth) == step) {
                end++;
            }
            children.add(new Open(newNode(), start, end, depth + 1));
            start = end;
        }
        return children;
    }

    private int newNode() {
        if (2 * count == nodes.length) {
            nodes = Arrays.copyOf(nodes, 2 * nodes.length);
        }
        return count++;
    }
}
