package id.pulsa.charging.session;

import java.time.Duration;

/**
 * What holds for all subscribers and accounts.
 *
 * @param maxCallsPerSubscriber calls at once as caller, for those without a limit of their own; 0 for no limit
 * @param maxCallsPerAccount calls at once of all subscribers of an account without a limit of its own; 0 for no limit
 * @param grace how long subscribers can still be called when their account's validity has ended
 */
public record ChargingRules(int maxCallsPerSubscriber, int maxCallsPerAccount, Duration grace) {
    /** No limits, and no grace. */
    public static final ChargingRules NONE = new ChargingRules(0, 0, Duration.ZERO);

    public ChargingRules {
        if (maxCallsPerSubscriber < 0 || maxCallsPerAccount < 0 || grace.isNegative()) {
            throw new IllegalArgumentException("call limits and grace must not be negative");
        }
    }
}
