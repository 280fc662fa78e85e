package id.pulsa.charging.tariff;

import id.pulsa.charging.money.Micros;
import java.util.regex.Pattern;

/** Reads names, prefixes and amounts of a tariff; each throws {@link IllegalArgumentException} for the administrator. */
final class TariffText {
    /** Largest price, fee, minimum, cap or smallest amount. */
    static final long MAX_AMOUNT_MICROS = 1_000_000_000L * Micros.PER_UNIT;

    /** Says that there is none of what the parent plan has. */
    static final String NONE = "none";

    private static final Pattern PREFIX = Pattern.compile("[+]?[0-9A-Za-z*#]*");

    private TariffText() {}

    /** A name that CDRs and explanations carry. */
    static String name(String text) {
        if (text.isBlank()
                || text.length() > TariffsFile.MAX_NAME_LENGTH
                || !text.strip().equals(text)
                || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "expected 1 to " + TariffsFile.MAX_NAME_LENGTH + " characters without spaces around them");
        }
        return text;
    }

    /** The beginning of numbers, as {@link DialledNumber} writes them; empty for all of them. */
    static String prefix(String text) {
        String prefix = DialledNumber.normalise(text);
        if (prefix.length() > TariffsFile.MAX_PREFIX_LENGTH) {
            throw new IllegalArgumentException("longer than " + TariffsFile.MAX_PREFIX_LENGTH + " characters");
        }
        if (!PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "expected digits, letters, * or #, with or without a + before them, found \"" + text + "\"");
        }
        return prefix;
    }

    /** A whole number, as {@link DialledNumber} writes it. */
    static String number(String text) {
        String number = prefix(text);
        if (number.isEmpty()) {
            throw new IllegalArgumentException("expected a number, found \"" + text + "\"");
        }
        return number;
    }

    /** An amount in micro-units, at least 0. */
    static long amount(String text) {
        long micros = Micros.parseNotNegative(text);
        if (micros > MAX_AMOUNT_MICROS) {
            throw new IllegalArgumentException(
                    "more than " + Micros.format(MAX_AMOUNT_MICROS, 0) + ": \"" + text + "\"");
        }
        return micros;
    }

    /** An amount in micro-units, more than 0. */
    static long positiveAmount(String text) {
        long micros = amount(text);
        if (micros == 0) {
            throw new IllegalArgumentException("expected an amount of more than 0, found \"" + text + "\"");
        }
        return micros;
    }
}
