package id.pulsa.charging.tariff;

import java.time.Duration;
import java.util.List;

/**
 * Talk time that the administrator can grant to an account, used before money.
 *
 * @param name unique in the tariff
 * @param millis talk time in ms, > 0
 * @param validity how long it can be used after it is granted, > 0
 * @param prefixes beginnings of the numbers it is for, at most {@link #MAX_PREFIXES}, as {@link DialledNumber} writes them; empty: all charged
 *     destinations
 */
public record Bundle(String name, long millis, Duration validity, List<String> prefixes) {
    /** How many beginnings of numbers one bundle can name: each account that is granted it keeps them. */
    public static final int MAX_PREFIXES = 100;

    public Bundle {
        if (prefixes.size() > MAX_PREFIXES) {
            throw new IllegalArgumentException("bundle " + name + " has more than " + MAX_PREFIXES + " prefixes");
        }
        prefixes = List.copyOf(prefixes);
        if (millis <= 0 || validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("talk time and validity of a bundle are more than 0");
        }
    }
}
