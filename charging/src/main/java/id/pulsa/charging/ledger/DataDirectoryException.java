package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/** The data directory cannot be used: unreadable, in use by another process, or written by a newer version. */
public final class DataDirectoryException extends LedgerException {
    private static final long serialVersionUID = 1L;

    public DataDirectoryException(String message) {
        super(message);
    }

    public DataDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
