package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.time.Duration;
import java.util.List;

/**
 * {@code calls}: rules for every call.
 *
 * @param ringTimeout how long a callee may ring
 * @param maxDuration longest talk time
 * @param emergencyNumbers called without credit, limits or bans
 */
public record CallSettings(Duration ringTimeout, Duration maxDuration, List<String> emergencyNumbers) {
    static CallSettings read(Section calls) {
        CallSettings settings = new CallSettings(
                calls.duration("ring_timeout", Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofSeconds(60)),
                calls.duration("max_duration", Duration.ofSeconds(1), Duration.ofDays(7), Duration.ofHours(4)),
                calls.values("emergency_numbers", CallSettings::number, List.of("112")));
        calls.reportUnknownKeys();
        return settings;
    }

    private static String number(String text) {
        if (text.matches("[+]?[0-9A-Za-z*#.:_-]{1,64}")) {
            return text;
        }
        throw new IllegalArgumentException("expected a number such as \"112\", found \"" + text + "\"");
    }
}
