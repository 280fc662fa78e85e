package id.pulsa.charging.ledger;

/**
 * One row of a bulk import.
 *
 * @param balanceMicros first top-up, ≥ 0; applied only when the number is new
 * @param terms of the account, applied only when it is new
 */
public record ImportRow(Subscriber subscriber, long balanceMicros, AccountTerms terms) {
    public ImportRow {
        if (balanceMicros < 0) {
            throw new IllegalArgumentException("balance is below 0");
        }
    }

    /** The same, with the validity that a first top-up at an instant gives a new account. */
    public ImportRow begun(TopUpValidity validity, long nowWallMillis) {
        return new ImportRow(subscriber, balanceMicros, validity.begin(terms, balanceMicros, nowWallMillis));
    }

    /** What became of a row. */
    public enum Result {
        /** New number: subscriber written, account created when missing, balance topped up. */
        ADDED,
        /** The number existed: credential, plan, account, home cell and name replaced, balance left alone. */
        CHANGED,
        /** The number existed with the same data. */
        UNCHANGED
    }
}
