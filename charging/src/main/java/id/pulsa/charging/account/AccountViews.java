package id.pulsa.charging.account;

import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.CommitListener;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Spending;
import id.pulsa.charging.ledger.Subscriber;
import java.util.List;

/** Keeps {@link AccountBook} and {@link SubscriberDirectory} in step with what has been committed. */
public final class AccountViews implements CommitListener {
    private final AccountBook accounts;
    private final SubscriberDirectory subscribers;

    public AccountViews(AccountBook accounts, SubscriberDirectory subscribers) {
        this.accounts = accounts;
        this.subscribers = subscribers;
    }

    /** Fills the empty account view from the ledger. What interrupted calls may still be charged stays set aside. */
    public void rebuildAccounts(LedgerReads reads, List<LiveCall> interrupted, long nowWallMillis) {
        reads.forEachAccount(accounts::put);
        reads.forEachUsableBundle(nowWallMillis, (account, bundle) -> accounts.grant(account, bundle, nowWallMillis));
        reads.forEachCapCount(accounts::count);
        for (LiveCall call : interrupted) {
            String account = call.account();
            if (account != null) {
                accounts.adopt(account, call);
            }
        }
    }

    /** Fills the empty subscriber view from the ledger. */
    public void rebuildSubscribers(LedgerReads reads) {
        reads.forEachSubscriber(subscribers::add);
    }

    @Override
    public void committed(LedgerEvent event, Outcome outcome) {
        if (event instanceof LedgerEvent.Withdrawn e) {
            accounts.release(e.account(), e.amountMicros(), outcome instanceof Outcome.Applied);
        } else if (outcome instanceof Outcome.Redeemed redeemed && event instanceof LedgerEvent.VoucherRedeemed e) {
            accounts.credit(e.account(), redeemed.amountMicros(), redeemed.validUntilWallMillis());
        } else if (outcome instanceof Outcome.Imported imported && event instanceof LedgerEvent.SubscribersImported e) {
            importRows(e, imported.results());
        } else if (outcome instanceof Outcome.Applied) {
            applied(event);
        }
    }

    private void applied(LedgerEvent event) {
        if (event instanceof LedgerEvent.ToppedUp e) {
            accounts.credit(e.account(), e.amountMicros(), e.validUntilWallMillis());
        } else if (event instanceof LedgerEvent.AccountAdded e) {
            accounts.put(new AccountRow(e.account(), 0, e.terms(), Spending.NOTHING));
            accounts.creditOrPut(e.account(), e.balanceMicros(), e.validUntilWallMillis(), e.terms());
        } else if (event instanceof LedgerEvent.AccountChanged e) {
            accounts.agree(e.account(), e.change());
        } else if (event instanceof LedgerEvent.AccountRemoved e) {
            accounts.remove(e.account());
        } else if (event instanceof LedgerEvent.BundleGranted e) {
            accounts.grant(e.account(), e.bundle(), e.atWallMillis());
        } else if (event instanceof LedgerEvent.BundleRevoked e) {
            accounts.revoke(e.account(), e.bundle(), e.atWallMillis());
        } else if (event instanceof LedgerEvent.SubscriberAdded e) {
            accounts.creditOrPut(e.subscriber().account(), e.balanceMicros(), e.validUntilWallMillis(), e.terms());
            subscribers.add(e.subscriber());
        } else if (event instanceof LedgerEvent.SubscriberChanged e) {
            subscribers.put(e.subscriber());
        } else if (event instanceof LedgerEvent.SubscriberRemoved e) {
            subscribers.remove(e.number());
        }
    }

    private void importRows(LedgerEvent.SubscribersImported event, List<ImportRow.Result> results) {
        for (int i = 0; i < results.size(); i++) {
            ImportRow row = event.rows().get(i);
            Subscriber subscriber = row.subscriber();
            switch (results.get(i)) {
                case ADDED -> {
                    accounts.creditOrPut(
                            subscriber.account(), row.balanceMicros(), event.validUntilWallMillis(), row.terms());
                    subscribers.add(subscriber);
                }
                case CHANGED -> {
                    accounts.creditOrPut(subscriber.account(), 0, 0, row.terms());
                    subscribers.put(subscriber);
                }
                case UNCHANGED -> {}
            }
        }
    }
}
