package id.pulsa.charging.account;

import id.pulsa.charging.ledger.BundleTime;
import java.util.List;

/**
 * What the end of a call makes of what it held.
 *
 * @param heldMicros all money that the call set aside
 * @param chargeMicros what is gone of it, 0 to {@code heldMicros}
 * @param day the local day that the charge counts for, as day of the epoch
 * @param held all talk time of bundles that the call held
 * @param used what is gone of it
 */
public record Settlement(long heldMicros, long chargeMicros, long day, List<BundleTime> held, List<BundleTime> used) {
    public Settlement {
        if (chargeMicros < 0 || chargeMicros > heldMicros) {
            throw new IllegalArgumentException("charge " + chargeMicros + " of reserved " + heldMicros);
        }
        held = List.copyOf(held);
        used = List.copyOf(used);
    }

    /** Everything is given back. */
    public static Settlement ofNothing(long heldMicros, List<BundleTime> held) {
        return new Settlement(heldMicros, 0, 0, held, List.of());
    }
}
