package id.pulsa.proxy.admin;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LiveCall;
import java.util.List;
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
        for (LiveCall call : interrupted) {
            if (id.equals(call.account())) {
                reserved = Math.addExact(reserved, call.reservedMicros());
                calls++;
            }
        }
        return new Account(
                id, Math.subtractExact(row.balanceMicros(), reserved), reserved, calls, row.maxCalls(), row.barred());
    }
}
