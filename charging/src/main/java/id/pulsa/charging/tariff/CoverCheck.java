package id.pulsa.charging.tariff;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds prefixes of which longer ones leave next to nothing: those for each digit that can follow, or for each digit that
 * can follow one of these, and so on.
 */
final class CoverCheck {
    private static final String DIGITS = "0123456789";

    /** A number begins with a digit or with +; what else it can begin with is rare. */
    private static final String BEGINNINGS = "+" + DIGITS;

    private final Map<DestinationKey, DestinationDraft> destinations;
    private final int longest;

    /** @param destinations all that a plan has, its parent's too */
    CoverCheck(Map<DestinationKey, DestinationDraft> destinations) {
        this.destinations = destinations;
        this.longest = destinations.keySet().stream()
                .filter(key -> !key.exact())
                .mapToInt(key -> key.prefix().length())
                .max()
                .orElse(0);
    }

    /** What to say about a prefix; null when longer ones leave some of the usual numbers to it. */
    @Nullable String warning(DestinationKey key) {
        String prefix = key.prefix();
        if (key.exact() || !isSplit(prefix)) {
            return null;
        }
        String longer = "the longer prefixes from \"" + outermost(prefix, true) + "\" to \"" + outermost(prefix, false)
                + "\" stand above it for every ";
        if (prefix.isEmpty()) {
            return key + " is hardly ever used: " + longer
                    + "digit and the + that a number can begin with; what is left are numbers that begin with"
                    + " *, # or a letter";
        }
        String itself = has(true, prefix) ? "" : prefix + " itself and ";
        return key + " is hardly ever used: " + longer + "digit that can follow; what is left is " + itself
                + "what has *, # or a letter there";
    }

    /** Whether longer prefixes have all that follows one. */
    private boolean isSplit(String prefix) {
        if (prefix.length() >= longest) {
            return false;
        }
        String following = following(prefix);
        for (int i = 0; i < following.length(); i++) {
            String below = prefix + following.charAt(i);
            if (!has(false, below) && !isSplit(below)) {
                return false;
            }
        }
        return true;
    }

    /** The first or last of the prefixes that have all that follows one. */
    private String outermost(String prefix, boolean first) {
        String following = following(prefix);
        String below = prefix + following.charAt(first ? 0 : following.length() - 1);
        return has(false, below) ? below : outermost(below, first);
    }

    private boolean has(boolean exact, String prefix) {
        return destinations.containsKey(new DestinationKey(exact, prefix));
    }

    private static String following(String prefix) {
        return prefix.isEmpty() ? BEGINNINGS : DIGITS;
    }
}
