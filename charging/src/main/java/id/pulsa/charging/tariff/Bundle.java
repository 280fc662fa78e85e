package id.pulsa.charging.tariff;

import java.time.Duration;
import java.util.List;

/**
 * Talk time that the administrator can grant to an account, used before money.
 *
 * @param name unique in the tariff
 * @param millis talk time in ms, > 0
 * @param validity how long it can be used after it is granted, > 0
 * @param prefixes beginnings of the numbers it is for, as {@link DialledNumber} writes them; empty: all charged
 *     destinations
 */
public record Bundle(String name, long millis, Duration validity, List<String> prefixes) {
    public Bundle {
        prefixes = List.copyOf(prefixes);
        if (millis <= 0 || validity.isNegative() || validity.isZero()) {
            throw new IllegalArgumentException("talk time and validity of a bundle are more than 0");
        }
    }
}
