package id.pulsa.proxy.admin;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.ledger.TopUpValidity;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherHash;
import id.pulsa.charging.time.TimeSource;
import java.util.List;

/**
 * Changes straight in the ledger of a data directory that no gateway has open. The fast views are not touched: they carry
 * the ledger's position, so the gateway rebuilds them when it starts.
 */
public final class DirectChanges implements Changes {
    private final DataDirectory directory;
    private final LedgerStore store;
    private final LedgerReads reads;
    private final TimeSource time;
    private final TopUpValidity topUpValidity;
    private final long maxSubscribers;
    private long subscribers;

    /**
     * @param directory locked for as long as this is open; closed with it, like {@code store}
     * @param topUpValidity how long money that comes in keeps an account valid
     * @param maxSubscribers how many subscribers there may be
     */
    public DirectChanges(
            DataDirectory directory,
            LedgerStore store,
            TimeSource time,
            TopUpValidity topUpValidity,
            long maxSubscribers) {
        this.directory = directory;
        this.store = store;
        this.reads = store.openReads();
        this.time = time;
        this.topUpValidity = topUpValidity;
        this.maxSubscribers = maxSubscribers;
        this.subscribers = reads.countSubscribers();
    }

    @Override
    public Outcome topUp(String eventId, String account, long amountMicros) {
        if (amountMicros <= 0 || amountMicros > AccountRow.MAX_BALANCE_MICROS) {
            return new Outcome.Rejected(Rejection.AMOUNT_OUT_OF_RANGE);
        }
        long now = time.wallMillis();
        return commit(new LedgerEvent.ToppedUp(eventId, account, amountMicros, topUpValidity.until(now), now));
    }

    @Override
    public Outcome addSubscriber(String eventId, ImportRow first) {
        if (first.balanceMicros() > AccountRow.MAX_BALANCE_MICROS) {
            return new Outcome.Rejected(Rejection.AMOUNT_OUT_OF_RANGE);
        }
        if (subscribers >= maxSubscribers) {
            return new Outcome.Rejected(Rejection.STORE_FULL);
        }
        long now = time.wallMillis();
        ImportRow begun = first.begun(topUpValidity, now);
        return commit(new LedgerEvent.SubscriberAdded(
                eventId, begun.subscriber(), begun.balanceMicros(), begun.terms(), topUpValidity.until(now), now));
    }

    @Override
    public Outcome changeAccount(String account, TermsChange change) {
        return commit(new LedgerEvent.AccountChanged(account, change));
    }

    @Override
    public Outcome addAccount(String eventId, String account, long balanceMicros, AccountTerms terms) {
        if (balanceMicros < 0 || balanceMicros > AccountRow.MAX_BALANCE_MICROS) {
            return new Outcome.Rejected(Rejection.AMOUNT_OUT_OF_RANGE);
        }
        if (reads.countAccounts() >= maxSubscribers) {
            return new Outcome.Rejected(Rejection.STORE_FULL);
        }
        long now = time.wallMillis();
        return commit(new LedgerEvent.AccountAdded(
                eventId,
                account,
                balanceMicros,
                topUpValidity.begin(terms, balanceMicros, now),
                topUpValidity.until(now),
                now));
    }

    @Override
    public Outcome removeAccount(String account) {
        return commit(new LedgerEvent.AccountRemoved(account));
    }

    /** What a call that a crash interrupted may still be charged is not there to be taken out. */
    @Override
    public Outcome withdraw(String eventId, String account, long amountMicros) {
        if (amountMicros <= 0 || amountMicros > AccountRow.MAX_BALANCE_MICROS) {
            return new Outcome.Rejected(Rejection.AMOUNT_OUT_OF_RANGE);
        }
        Account now = new LedgerAccounts(reads).find(account);
        if (now != null && now.reservedMicros() > 0 && now.spendableMicros() < amountMicros) {
            return new Outcome.Rejected(Rejection.INSUFFICIENT_BALANCE);
        }
        return commit(new LedgerEvent.Withdrawn(eventId, account, amountMicros, time.wallMillis()));
    }

    @Override
    public Outcome revoke(String account, String bundle) {
        return commit(new LedgerEvent.BundleRevoked(account, bundle, time.wallMillis()));
    }

    @Override
    public Outcome grant(String account, GrantedBundle bundle) {
        return commit(new LedgerEvent.BundleGranted(account, bundle, time.wallMillis()));
    }

    @Override
    public Outcome createVouchers(VoucherBatch batch, List<VoucherHash> hashes) {
        return commit(new LedgerEvent.VouchersCreated(batch, hashes, time.wallMillis()));
    }

    @Override
    public Outcome withdrawVouchers(String batch) {
        return commit(new LedgerEvent.VouchersWithdrawn(batch, time.wallMillis()));
    }

    /** A call that a crash interrupted keeps its subscriber until the gateway has settled it. */
    @Override
    public Outcome changeSubscriber(Subscriber subscriber) {
        return commit(new LedgerEvent.SubscriberChanged(subscriber));
    }

    @Override
    public Outcome removeSubscriber(String number) {
        for (LiveCall call : reads.liveCalls()) {
            if (number.equals(call.subscriber())) {
                return new Outcome.Rejected(Rejection.CALLS_RUNNING);
            }
        }
        return commit(new LedgerEvent.SubscriberRemoved(number));
    }

    /** Removes all registrations of a number. */
    public Outcome removeRegistrations(String number) {
        List<String> keys =
                reads.bindings(NumberPattern.exactly(number), 0, null, Administration.MAX_PAGE).rows().stream()
                        .map(row -> row.binding().key())
                        .toList();
        return commit(new LedgerEvent.BindingsChanged(number, List.of(), keys, keys.size()));
    }

    /** The limit counts every row as new: whoever comes so near to it has sized the store too small. */
    @Override
    public Outcome importRows(String importId, List<ImportRow> rows) {
        if (subscribers + rows.size() > maxSubscribers) {
            return new Outcome.Rejected(Rejection.STORE_FULL);
        }
        long now = time.wallMillis();
        List<ImportRow> begun =
                rows.stream().map(row -> row.begun(topUpValidity, now)).toList();
        Outcome outcome = commit(new LedgerEvent.SubscribersImported(importId, begun, topUpValidity.until(now), now));
        if (outcome instanceof Outcome.Imported imported) {
            subscribers += imported.results().stream()
                    .filter(result -> result == ImportRow.Result.ADDED)
                    .count();
        }
        return outcome;
    }

    private Outcome commit(LedgerEvent event) {
        // No sign of life: a command runs no calls, and those that a dead gateway has left are not to get longer by it.
        return store.commit(List.of(event), 0).get(0);
    }

    @Override
    public void close() {
        reads.close();
        store.close();
        directory.close();
    }
}
