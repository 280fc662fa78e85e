package id.pulsa.charging.account;

/** Whether an account let a call or message begin, in order of precedence. */
public enum OpenResult {
    OPENED,
    UNKNOWN_ACCOUNT,
    BARRED,
    /** Its validity has ended. */
    EXPIRED,
    /** The account's own list bars the number. */
    DESTINATION_BARRED,
    CALL_LIMIT,
    /** Less is left of today's limit than the beginning costs. */
    DAILY_LIMIT,
    NO_CREDIT
}
