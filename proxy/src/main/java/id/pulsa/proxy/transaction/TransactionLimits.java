package id.pulsa.proxy.transaction;

/**
 * How much one shard takes on.
 *
 * @param serverTransactions alive at once; beyond it a request outside a dialog gets 503. Requests inside a dialog may
 *     use an eighth more, so that running calls can end
 * @param clientTransactions alive at once; beyond it a new one fails with
 *     {@link id.pulsa.proxy.transport.SendFailure#QUEUE_FULL}
 * @param retryAfterSeconds what that 503 asks for in Retry-After
 */
public record TransactionLimits(int serverTransactions, int clientTransactions, int retryAfterSeconds) {
    public static final TransactionLimits DEFAULT = new TransactionLimits(200_000, 400_000, 5);

    public TransactionLimits {
        if (serverTransactions < 1 || clientTransactions < 1 || retryAfterSeconds < 0) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** How many server transactions there may be when the next request is one inside a dialog or not. */
    int serverTransactions(boolean insideDialog) {
        return insideDialog ? serverTransactions + serverTransactions / 8 : serverTransactions;
    }
}
