package id.pulsa.charging.session;

import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.tariff.Plan;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What subscribers do for themselves by phone: ask for balance and price, redeem vouchers. Thread-safe, never blocks. */
public interface SelfCare {
    /**
     * An account as its owner is told.
     *
     * @param availableMicros what can be spent, in micro-units
     * @param validUntilWallMillis end of validity, wall-clock ms; 0 when it does not end
     * @param bundleMillis talk time left in all bundles, in ms
     */
    record Balance(long availableMicros, long validUntilWallMillis, long bundleMillis) {}

    /** What became of a voucher. */
    sealed interface Redemption {
        /**
         * It was redeemed.
         *
         * @param amountMicros its worth
         * @param balance the account afterwards
         */
        record Redeemed(long amountMicros, Balance balance) implements Redemption {}

        /** No such voucher, or it was redeemed or withdrawn, or is too old: which of them is not told to strangers. */
        record Invalid() implements Redemption {}

        /**
         * Too many wrong tries.
         *
         * @param retryAfterSeconds until the next one is looked at
         */
        record TooManyTries(int retryAfterSeconds) implements Redemption {}

        /** The store cannot take it now; nothing was changed. */
        record Unavailable() implements Redemption {}
    }

    /** The subscriber's plan in the tariff in force; null when there is no such subscriber or plan. */
    @Nullable Plan plan(String subscriber);

    /** Null when there is no such subscriber. */
    @Nullable Balance balance(String subscriber);

    /**
     * Redeems a voucher for the subscriber's account; every wrong code counts as a try.
     *
     * @param code as dialled; anything but its letters and digits is ignored
     * @return completes on another thread, never exceptionally
     */
    CompletableFuture<Redemption> redeem(String subscriber, String code);

    /** What the subscriber's plan says about calls to a number now. */
    RateLookup rate(String subscriber, String called);
}
