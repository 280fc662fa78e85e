package id.pulsa.charging.yaml;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
public final class Suggestion {
    /** Longer words are not compared: nobody mistypes a whole page into a known key. */
    private static final int MAX_LENGTH = 100;

    private Suggestion() {}

    /**
     * {@code ; did you mean "connection_fee"?} when a known word is near, else {@code ; known are "a", "b"}, else (with
     * nothing known) the empty string: to be put behind a message.
     */
    public static String hint(String word, Collection<String> known) {
        String nearest = nearest(word, known);
        if (nearest != null) {
            return "; did you mean \"" + nearest + "\"?";
        }
        return known.isEmpty() ? "" : "; known are \"" + String.join("\", \"", known) + "\"";
    }

    /** The known word with the fewest typing mistakes between, at most a third of its letters; null when none is near. */
    public static @Nullable String nearest(String word, Collection<String> known) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        if (word.length() > MAX_LENGTH) {
            return null;
        }
        for (String candidate : known) {
            int distance = distance(word, candidate);
            if (distance < bestDistance && distance <= Math.max(1, candidate.length() / 3)) {
                best = candidate;
                bestDistance = distance;
            }
        }
        return best;
    }

    /** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours, each counted once. */
    static int distance(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substitution = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(substitution, 1 + Math.min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
