package id.pulsa.charging.ledger;

import java.util.List;

/** What an event did to the ledger, known once its transaction is on the disk. */
public sealed interface Outcome {
    /**
     * It was applied.
     *
     * @param balanceMicros the account's balance after it, where the event names an account; else 0
     */
    record Applied(long balanceMicros) implements Outcome {}

    /** An event with this id had been applied before; {@code balanceMicros} is what was answered then. */
    record Repeated(long balanceMicros) implements Outcome {}

    /** The results of an import, one per row, in order. */
    record Imported(List<ImportRow.Result> results) implements Outcome {}

    /**
     * A voucher was redeemed.
     *
     * @param amountMicros its worth
     * @param balanceMicros the account's balance after it
     * @param validUntilWallMillis the account is valid until then at least; 0: its validity stays
     */
    record Redeemed(long amountMicros, long balanceMicros, long validUntilWallMillis) implements Outcome {}

    /** It was not applied. */
    record Rejected(Rejection reason) implements Outcome {}

    /** Why an event was not applied. */
    enum Rejection {
        UNKNOWN_ACCOUNT,
        UNKNOWN_SUBSCRIBER,
        ACCOUNT_EXISTS,
        SUBSCRIBER_EXISTS,
        ACCOUNT_HAS_SUBSCRIBERS,
        /** The balance is below 0: it is to be topped up before the account goes. */
        ACCOUNT_OWES,
        /** The balance is above 0: it is to be withdrawn before the account goes. */
        ACCOUNT_HAS_MONEY,
        TOO_MANY_BUNDLES,
        UNKNOWN_BUNDLE,
        BATCH_EXISTS,
        /** It is complete or withdrawn: nothing can be added. */
        BATCH_NOT_IN_THE_MAKING,
        UNKNOWN_BATCH,
        UNKNOWN_VOUCHER,
        VOUCHER_USED,
        VOUCHER_EXPIRED,
        VOUCHER_WITHDRAWN,
        CALLS_RUNNING,
        STAFF_EXISTS,
        UNKNOWN_STAFF,
        TOO_MANY_STAFF,
        /** Nobody else could administer the gateway. */
        LAST_ADMINISTRATOR,
        UNKNOWN_TOKEN,
        TOO_MANY_TOKENS,
        EVENT_ID_REUSED,
        INSUFFICIENT_BALANCE,
        AMOUNT_OUT_OF_RANGE,
        TOO_MANY_BINDINGS,
        STORE_FULL,
        /** The store itself refused it; see the log. */
        INVALID
    }

    /** Whether the ledger holds the event now. */
    default boolean accepted() {
        return !(this instanceof Rejected);
    }
}
