package id.pulsa.charging.session;

/**
 * Calls at once for subscribers and accounts that have no limit of their own.
 *
 * @param perSubscriber as caller; 0 for no limit
 * @param perAccount of all its subscribers together; 0 for no limit
 */
public record CallLimits(int perSubscriber, int perAccount) {
    public static final CallLimits NONE = new CallLimits(0, 0);

    public CallLimits {
        if (perSubscriber < 0 || perAccount < 0) {
            throw new IllegalArgumentException("call limits must not be negative");
        }
    }
}
