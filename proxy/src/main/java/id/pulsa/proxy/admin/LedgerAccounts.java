package id.pulsa.proxy.admin;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.account.BundleState;
import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LiveCall;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts as the ledger has them. What interrupted calls may still be charged counts as reserved. */
public final class LedgerAccounts implements AccountSource {
    private final LedgerReads reads;
    private @Nullable List<LiveCall> interrupted;

    public LedgerAccounts(LedgerReads reads) {
        this.reads = reads;
    }

    @Override
    public synchronized @Nullable Account find(String id) {
        AccountRow row = reads.account(id);
        if (row == null) {
            return null;
        }
        if (interrupted == null) {
            interrupted = reads.liveCalls();
        }
        long reserved = 0;
        int calls = 0;
        Map<String, Long> held = new HashMap<>();
        for (LiveCall call : interrupted) {
            if (id.equals(call.account())) {
                reserved = Math.addExact(reserved, call.reservedMicros());
                calls++;
                call.bundles().forEach(time -> held.merge(time.bundle(), time.millis(), Long::sum));
            }
        }
        return new Account(
                id,
                Math.subtractExact(row.balanceMicros(), reserved),
                reserved,
                calls,
                row.terms(),
                row.spending(),
                reads.bundles(id).stream()
                        .map(bundle -> state(bundle, held.getOrDefault(bundle.id(), 0L)))
                        .toList());
    }

    private static BundleState state(GrantedBundle bundle, long heldMillis) {
        return new BundleState(
                bundle.id(),
                bundle.prefixes(),
                bundle.leftMillis() - heldMillis,
                heldMillis,
                bundle.expiresAtWallMillis());
    }
}
