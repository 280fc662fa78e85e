package id.pulsa.charging.account;

/** Whether an account let a call begin, in order of precedence. */
public enum OpenResult {
    OPENED,
    UNKNOWN_ACCOUNT,
    BARRED,
    CALL_LIMIT,
    NO_CREDIT
}
