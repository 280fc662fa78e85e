package id.pulsa.charging.account;

import id.pulsa.charging.ledger.AccountTerms;

/**
 * Whether an account may make calls, and how many.
 *
 * @param maxCalls calls at once, 0 for no limit
 * @param closing it is being removed
 * @param validUntilWallMillis 0: for ever
 */
record Standing(int maxCalls, boolean barred, boolean closing, long validUntilWallMillis) {
    static Standing of(AccountTerms terms, boolean closing) {
        return new Standing(terms.maxCalls(), terms.barred(), closing, terms.validUntilWallMillis());
    }

    boolean shut() {
        return barred || closing;
    }

    boolean expired(long nowWallMillis) {
        return validUntilWallMillis != 0 && nowWallMillis >= validUntilWallMillis;
    }

    Standing withClosing(boolean newClosing) {
        return new Standing(maxCalls, barred, newClosing, validUntilWallMillis);
    }

    /** Valid until an instant at least, unless it is valid for ever. */
    Standing extended(long untilWallMillis) {
        return validUntilWallMillis == 0 || untilWallMillis <= validUntilWallMillis
                ? this
                : new Standing(maxCalls, barred, closing, untilWallMillis);
    }
}
