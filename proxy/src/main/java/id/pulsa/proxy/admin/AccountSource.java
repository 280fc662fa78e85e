package id.pulsa.proxy.admin;

import id.pulsa.charging.account.Account;
import org.jspecify.annotations.Nullable;

/** Where accounts are looked up: the fast view in a running gateway ({@code AccountBook::find}), else the ledger. */
@FunctionalInterface
public interface AccountSource {
    /** Null when there is none of that id. */
    @Nullable Account find(String id);
}
