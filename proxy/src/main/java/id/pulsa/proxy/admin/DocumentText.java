package id.pulsa.proxy.admin;

import id.pulsa.charging.money.Currency;
import id.pulsa.charging.money.Micros;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How amounts, instants and times are written in documents.
 *
 * @param currency of all amounts
 * @param zone that instants are written in
 */
public record DocumentText(Currency currency, ZoneId zone) {
    private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    String amount(long micros) {
        return currency.format(micros);
    }

    /** RFC 3339 in milliseconds with the zone's offset; null for 0: it never came to that. */
    public @Nullable String instant(long wallMillis) {
        return wallMillis == 0
                ? null
                : RFC_3339.format(Instant.ofEpochMilli(wallMillis).atZone(zone));
    }

    /** ISO-8601 in seconds alone, {@code "PT100.020S"}: the digits can be taken out with no arithmetic. */
    static String duration(long millis) {
        return "PT" + seconds(millis) + "S";
    }

    /** {@code "100.020"}. */
    static String seconds(long millis) {
        return Micros.format(Math.multiplyExact(millis, 1_000L), 3);
    }
}
