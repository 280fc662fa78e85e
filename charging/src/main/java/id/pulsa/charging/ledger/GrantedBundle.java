package id.pulsa.charging.ledger;

import id.pulsa.charging.tariff.Bundle;
import id.pulsa.charging.tariff.TariffsFile;
import java.util.List;

/**
 * Talk time that an account was granted and uses before money. A copy of what tariffs.yaml said on that day: later
 * changes there do not touch it.
 *
 * @param id unique: the event id of the grant
 * @param name its name in tariffs.yaml, 1–64 characters
 * @param prefixes beginnings of the numbers it pays for, at most {@link Bundle#MAX_PREFIXES}; empty: every number that costs
 * @param grantedMillis talk time in the beginning, in ms, > 0
 * @param leftMillis what calls that have ended left of it, in ms, ≥ 0
 * @param expiresAtWallMillis not used from this instant (wall-clock ms) on
 */
public record GrantedBundle(
        String id, String name, List<String> prefixes, long grantedMillis, long leftMillis, long expiresAtWallMillis) {
    /** How many bundles with something left an account can have. */
    public static final int MAX_BUNDLES = 8;

    public GrantedBundle {
        Subscriber.text("id of the bundle", id, 128);
        Subscriber.text("name of the bundle", name, TariffsFile.MAX_NAME_LENGTH);
        if (grantedMillis <= 0 || leftMillis < 0 || leftMillis > grantedMillis) {
            throw new IllegalArgumentException("bundle " + name + ": " + leftMillis + " of " + grantedMillis + " ms");
        }
        if (prefixes.size() > Bundle.MAX_PREFIXES) {
            throw new IllegalArgumentException(
                    "bundle " + name + " has more than " + Bundle.MAX_PREFIXES + " prefixes");
        }
        prefixes = List.copyOf(prefixes);
    }

    /** Whether calls can use it at an instant. */
    public boolean usable(long wallMillis) {
        return leftMillis > 0 && wallMillis < expiresAtWallMillis;
    }
}
