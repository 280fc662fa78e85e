package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Suggestion;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Names of time zones, as the IANA time zone database has them: {@code Asia/Jakarta}. */
final class ZoneText {
    static final ZoneId UTC = ZoneId.of("UTC");

    /** What Indonesians call theirs. */
    private static final Map<String, String> INDONESIAN =
            Map.of("WIB", "Asia/Jakarta", "WITA", "Asia/Makassar", "WIT", "Asia/Jayapura");

    private ZoneText() {}

    /** @throws IllegalArgumentException with a message for the administrator */
    static ZoneId parse(String text) {
        Set<String> known = new TreeSet<>(ZoneId.getAvailableZoneIds());
        if (known.contains(text)) {
            return ZoneId.of(text);
        }
        String meant = meant(text, known);
        throw new IllegalArgumentException("unknown time zone \"" + text + "\""
                + (meant == null
                        ? "; expected a name such as \"Asia/Jakarta\" or \"UTC\""
                        : "; did you mean \"" + meant + "\"?"));
    }

    private static @Nullable String meant(String text, Set<String> known) {
        String indonesian = INDONESIAN.get(text.toUpperCase(Locale.ROOT));
        if (indonesian != null) {
            return indonesian;
        }
        for (String zone : known) {
            if (zone.equalsIgnoreCase(text)
                    || zone.substring(zone.lastIndexOf('/') + 1).equalsIgnoreCase(text)) {
                return zone;
            }
        }
        return Suggestion.nearest(text, known);
    }
}
