package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.TermsChange;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator can do with accounts, the same whether a gateway runs or not. Answers are documents as the API
 * sends them. Every method blocks until the answer is known and throws {@link AdminException} when there is none.
 */
public interface AccountAdministration {
    /** Accounts in order of their ids; {@code limit} 1 to {@link Administration#MAX_PAGE}. */
    Page<Document> accounts(@Nullable String cursor, int limit);

    /** An account with its terms, bundles, subscribers and latest movements. */
    Document account(String id);

    /**
     * Agrees some terms of an account anew; committed when this returns. Running calls go on.
     *
     * @return the account after it
     */
    Document changeAccount(String id, TermsChange change);

    /**
     * Adds an account without subscribers; committed when this returns.
     *
     * @param key idempotency key of the first top-up, 1 to 100 characters
     * @return the account
     */
    Document addAccount(NewAccount account, String key);

    /** Removes an account that has no subscriber, no call and a balance of 0; its bundles go with it. */
    void removeAccount(String id);

    /**
     * Adds to an account's balance; committed when this returns.
     *
     * @param amountMicros above 0
     * @param key idempotency key, 1 to 100 characters
     * @return amount and balance after it, and whether it was {@code repeated}
     */
    Document topUp(String id, long amountMicros, String key);

    /** Takes money out that no call holds; like {@link #topUp}. */
    Document withdraw(String id, long amountMicros, String key);

    /**
     * Takes a bundle back; committed when this returns. Calls that hold some of it may use that.
     *
     * @param bundle its name when the account has one of that name, else the id of its grant
     * @return the bundle as it was
     */
    Document revokeBundle(String id, String bundle);

    /**
     * Grants a bundle of talk time to an account; committed when this returns.
     *
     * @param key idempotency key, 1 to 100 characters: a second call with it grants nothing more
     * @return the bundle, and whether it was {@code repeated}
     */
    Document grantBundle(String id, BundleRequest request, String key);
}
