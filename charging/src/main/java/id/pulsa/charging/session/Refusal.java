package id.pulsa.charging.session;

/** Why a call is not admitted, in order of precedence: the first that applies is the one reported. */
public enum Refusal {
    /** The store cannot take more work now. */
    OVERLOADED,
    /** The ledger cannot be written, since the disk is full or fails: what a call comes to could be lost. */
    LEDGER_UNWRITABLE,
    /** No such subscriber (it was removed since it was authenticated). */
    UNKNOWN_SUBSCRIBER,
    /** The account or the subscriber is barred. */
    BARRED,
    /** The account's validity has ended. */
    EXPIRED,
    /** The validity of the callee's account has ended, and the time of grace after it. */
    CALLEE_EXPIRED,
    /** The plan, or the account's list, bars the destination. */
    DESTINATION_BARRED,
    /** The plan has no price for the destination. */
    NO_RATE,
    /** The subscriber already has as many calls as it may. */
    SUBSCRIBER_CALL_LIMIT,
    /** The account already has as many calls as it may. */
    ACCOUNT_CALL_LIMIT,
    /** The account has spent what it may today. */
    DAILY_LIMIT,
    /** Less credit than the first increment with the connection fee costs. */
    NO_CREDIT,
    /** The price is above what the plan takes without asking: the caller accepts it by calling again. */
    PRICE_CONSENT,
    /** No free channel in the caller's or callee's cell. */
    CELL_FULL,
    /** Refused by preblocking although channels are free. */
    PREBLOCKED
}
