package id.pulsa.charging.tariff;

/**
 * The one spelling in which numbers and prefixes are compared.
 *
 * <p>The visual separators of RFC 3966 section 3 ({@code - . ( )}) and spaces are dropped; everything else counts as it
 * is, letters and a leading {@code +} too: {@code +62812} and {@code 62812} are different, since without the plus it may
 * be a short number of the PBX. A plan that takes both lists both.
 */
public final class DialledNumber {
    private DialledNumber() {}

    /** The number without separators; the same object when it has none. */
    public static String normalise(String number) {
        for (int i = 0; i < number.length(); i++) {
            if (isSeparator(number.charAt(i))) {
                return withoutSeparators(number);
            }
        }
        return number;
    }

    private static String withoutSeparators(String number) {
        StringBuilder kept = new StringBuilder(number.length());
        for (int i = 0; i < number.length(); i++) {
            if (!isSeparator(number.charAt(i))) {
                kept.append(number.charAt(i));
            }
        }
        return kept.toString();
    }

    /** Whether a character only makes a number easier to read. */
    static boolean isSeparator(char c) {
        return c == '-' || c == '.' || c == '(' || c == ')' || c == ' ';
    }
}
