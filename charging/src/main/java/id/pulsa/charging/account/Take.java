package id.pulsa.charging.account;

import id.pulsa.charging.ledger.BundleTime;
import java.util.List;

/**
 * What a call takes of what an account offers.
 *
 * @param micros to be set aside, 0 to what is offered; below 0 when what is offered is not enough for anything
 * @param bundles talk time to be held, no more than is offered
 */
public record Take(long micros, List<BundleTime> bundles) {
    /** What is offered is not enough for anything. */
    public static final Take NOTHING = new Take(-1, List.of());

    public boolean isNothing() {
        return micros < 0;
    }
}
