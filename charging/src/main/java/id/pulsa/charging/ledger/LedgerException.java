package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/** The ledger cannot be read or written. The message is one line for the administrator. */
public class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerException(String message) {
        super(message);
    }

    public LedgerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
