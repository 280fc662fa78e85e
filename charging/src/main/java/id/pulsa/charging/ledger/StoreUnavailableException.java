package id.pulsa.charging.ledger;

import org.jspecify.annotations.Nullable;

/** The store cannot be written at the moment; trying again makes sense. */
public final class StoreUnavailableException extends LedgerException {
    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
