package id.pulsa.proxy.config;

import id.pulsa.charging.yaml.Section;
import java.time.Duration;

/**
 * {@code registrar}: how phones register.
 *
 * @param minExpires shorter registrations are answered with 423, RFC 3261 section 10.2.8
 * @param maxExpires longer ones are shortened to this
 * @param maxContacts most contacts of a subscriber
 */
public record RegistrarSettings(Duration minExpires, Duration maxExpires, int maxContacts) {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final int MOST_CONTACTS = 100;

    static RegistrarSettings read(Section registrar) {
        Duration minExpires = registrar.duration("min_expires", SHORTEST, LONGEST, Duration.ofSeconds(60));
        Duration maxExpires = registrar.duration("max_expires", SHORTEST, LONGEST, Duration.ofHours(1));
        if (maxExpires.compareTo(minExpires) < 0) {
            registrar.finding(
                    registrar.has("max_expires") ? "max_expires" : "min_expires",
                    "max_expires must not be shorter than min_expires");
        }
        RegistrarSettings settings =
                new RegistrarSettings(minExpires, maxExpires, registrar.integer("max_contacts", 1, MOST_CONTACTS, 10));
        registrar.reportUnknownKeys();
        return settings;
    }
}
