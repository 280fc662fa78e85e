package id.pulsa.charging.tariff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Longest-prefix match. A look-up walks the dialled number once, however many prefixes there are, and allocates
 * nothing. Immutable.
 */
final class PrefixTrie<V> {
    private final Node<V> root;

    PrefixTrie(Map<String, V> values) {
        Building<V> building = new Building<>();
        values.forEach((prefix, value) -> building.at(prefix).value = value);
        root = building.built();
    }

    /** The value of the longest prefix of {@code number}, or null. */
    @Nullable V longestMatch(String number) {
        Node<V> node = root;
        V best = node.value;
        for (int i = 0; i < number.length(); i++) {
            node = node.child(number.charAt(i));
            if (node == null) {
                return best;
            }
            if (node.value != null) {
                best = node.value;
            }
        }
        return best;
    }

    private static final class Node<V> {
        private final @Nullable V value;
        private final char[] labels;
        private final List<Node<V>> children;

        Node(@Nullable V value, char[] labels, List<Node<V>> children) {
            this.value = value;
            this.labels = labels;
            this.children = children;
        }

        /** A scan, since a node has hardly more than ten children. */
        @Nullable Node<V> child(char label) {
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == label) {
                    return children.get(i);
                }
            }
            return null;
        }
    }

    private static final class Building<V> {
        private final Map<Character, Building<V>> children = new TreeMap<>();
        private @Nullable V value;

        Building<V> at(String prefix) {
            Building<V> building = this;
            for (int i = 0; i < prefix.length(); i++) {
                building = building.children.computeIfAbsent(prefix.charAt(i), label -> new Building<>());
            }
            return building;
        }

        Node<V> built() {
            char[] labels = new char[children.size()];
            List<Node<V>> nodes = new ArrayList<>();
            int i = 0;
            for (Map.Entry<Character, Building<V>> child : children.entrySet()) {
                labels[i] = child.getKey();
                nodes.add(child.getValue().built());
                i++;
            }
            return new Node<>(value, labels, List.copyOf(nodes));
        }
    }
}
