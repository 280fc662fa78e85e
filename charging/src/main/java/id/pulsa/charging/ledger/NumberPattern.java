package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Which numbers are meant: one, or all that begin alike. Written as the number itself, or with a {@code *} behind the
 * prefix.
 *
 * @param text the number or the prefix, without the {@code *}
 * @param prefix whether further characters may follow
 */
public record NumberPattern(String text, boolean prefix) {
    private static final String ANY_MORE = "*";

    /** Longest text that {@link #parse} takes, in characters. */
    public static final int MAX_LENGTH = 128;

    /** Exactly this number. */
    public static NumberPattern exactly(String number) {
        return new NumberPattern(number, false);
    }

    /** All numbers that begin so. */
    public static NumberPattern startingWith(String prefix) {
        return new NumberPattern(prefix, true);
    }

    /**
     * Reads {@code 0812345}, {@code 0812*} or {@code *} (any).
     *
     * @throws IllegalArgumentException in words for whoever wrote it
     */
    public static NumberPattern parse(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "must be a number, or its beginning with a * behind it, of up to " + MAX_LENGTH + " characters");
        }
        return text.endsWith(ANY_MORE)
                ? startingWith(text.substring(0, text.length() - ANY_MORE.length()))
                : exactly(text);
    }

    /** Whether every number is meant. */
    public boolean any() {
        return prefix && text.isEmpty();
    }

    public boolean matches(String number) {
        return prefix ? number.startsWith(text) : number.equals(text);
    }

    /**
     * The first text, in the order of code points, that is behind all that begin with the prefix; null when nothing is.
     */
    public @Nullable String end() {
        int length = text.length();
        while (length > 0) {
            int last = text.codePointBefore(length);
            length -= Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                // Surrogates are no characters of their own.
                int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
                return text.substring(0, length) + Character.toString(next);
            }
        }
        return null;
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return prefix ? text + ANY_MORE : text;
    }
}
