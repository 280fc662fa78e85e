package id.pulsa.charging.tariff;

import java.util.Arrays;

/**
 * Numbers as steps of four bits through a {@link PrefixTrie}: one for each digit, {@code *}, {@code #} and {@code +}; for
 * any other character, letters mostly, a mark and its code, so that what nearly all numbers are made of stays short. Visual separators
 * are no step.
 */
final class TrieKey {
    static final int STEP_BITS = 4;
    static final int STEP_MASK = 15;

    /** Follows the last character of a number that is meant exactly; no character begins with it. */
    static final int END = 15;

    /** Steps that fit beside length and position of an entry in a {@linkplain PrefixBuckets bucket}. */
    static final int PACKED = 9;

    private static final int STAR = 10;
    private static final int HASH = 11;
    private static final int PLUS = 12;
    private static final int OTHER = 13;

    private static final int COUNT_SHIFT = 24;
    private static final int STEPS_MASK = (1 << COUNT_SHIFT) - 1;
    private static final int NONE = 0;
    private static final int ONE = 1 << COUNT_SHIFT;
    private static final int FIVE = 5 << COUNT_SHIFT;

    private static final int ASCII = 128;
    private static final int[] STEPS = new int[ASCII];

    static {
        Arrays.setAll(STEPS, c -> others((char) c));
        for (int digit = 0; digit < 10; digit++) {
            STEPS['0' + digit] = ONE | digit;
        }
        for (char separator = 0; separator < ASCII; separator++) {
            if (DialledNumber.isSeparator(separator)) {
                STEPS[separator] = NONE;
            }
        }
        STEPS['*'] = ONE | STAR;
        STEPS['#'] = ONE | HASH;
        STEPS['+'] = ONE | PLUS;
    }

    private TrieKey() {}

    /** The steps of a character, the first one lowest; {@link #count} says how many. */
    static int steps(char c) {
        return c < ASCII ? STEPS[c] : others(c);
    }

    static int count(int steps) {
        return steps >>> COUNT_SHIFT;
    }

    /**
     * What is left of a number from a place on, the first step lowest: at least {@value #PACKED} steps, or all of them and
     * {@link #END}.
     *
     * @param steps of the character before the place
     * @param left how many of them are left
     */
    static long packed(int steps, int left, String number, int from) {
        int bits = left * STEP_BITS;
        long packed = steps & (1 << bits) - 1;
        int i = from;
        while (i < number.length() && bits < PACKED * STEP_BITS) {
            int next = steps(number.charAt(i));
            packed |= (long) (next & STEPS_MASK) << bits;
            bits += count(next) * STEP_BITS;
            i++;
        }
        return i == number.length() ? packed | (long) END << bits : packed;
    }

    private static int others(char c) {
        return FIVE | (c << STEP_BITS) | OTHER;
    }

    /** A prefix or number as a text of its steps, which sorts as the trie does. */
    static String key(String prefix, boolean exact) {
        StringBuilder key = new StringBuilder(prefix.length() + 1);
        for (int i = 0; i < prefix.length(); i++) {
            int steps = steps(prefix.charAt(i));
            for (int left = count(steps); left > 0; left--) {
                key.append((char) (steps & STEP_MASK));
                steps >>>= STEP_BITS;
            }
        }
        return exact ? key.append((char) END).toString() : key.toString();
    }
}
