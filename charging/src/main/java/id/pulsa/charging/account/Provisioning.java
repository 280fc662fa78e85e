package id.pulsa.charging.account;

import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.ledger.TopUpValidity;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherHash;
import id.pulsa.charging.time.TimeSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * How accounts and subscribers are changed. Every change is committed to the ledger, then seen by calls, then
 * acknowledged. Never blocks; the futures complete on the ledger's thread and fail only with a {@code LedgerException}
 * (nothing was kept). An expected refusal is an {@link Outcome.Rejected}. Thread-safe.
 */
public final class Provisioning {
    private final Ledger ledger;
    private final AccountBook accounts;
    private final SubscriberDirectory subscribers;
    private final TimeSource time;
    private final TopUpValidity topUpValidity;
    private final long maxSubscribers;

    /**
     * Changes what the views show.
     *
     * @param maxSubscribers how many subscribers, and how many accounts, there may be
     */
    public Provisioning(
            Ledger ledger,
            AccountBook accounts,
            SubscriberDirectory subscribers,
            TimeSource time,
            TopUpValidity topUpValidity,
            long maxSubscribers) {
        this.ledger = ledger;
        this.accounts = accounts;
        this.subscribers = subscribers;
        this.time = time;
        this.topUpValidity = topUpValidity;
        this.maxSubscribers = maxSubscribers;
    }

    /**
     * Adds to an account's balance.
     *
     * @param eventId chosen by the submitter, 1–128 characters: a second top-up with the same id is not applied and gets
     *     the first one's answer
     * @param amountMicros above 0
     * @return the balance after it, as {@link Outcome.Applied} or {@link Outcome.Repeated}
     */
    public CompletableFuture<Outcome> topUp(String eventId, String account, long amountMicros) {
        if (amountMicros <= 0 || amountMicros > AccountRow.MAX_BALANCE_MICROS) {
            return rejected(Rejection.AMOUNT_OUT_OF_RANGE);
        }
        long now = time.wallMillis();
        return ledger.submit(new LedgerEvent.ToppedUp(eventId, account, amountMicros, topUpValidity.until(now), now));
    }

    /** Takes money out of what is available; same rules as {@link #topUp}. */
    public CompletableFuture<Outcome> withdraw(String eventId, String account, long amountMicros) {
        if (amountMicros <= 0 || amountMicros > AccountRow.MAX_BALANCE_MICROS) {
            return rejected(Rejection.AMOUNT_OUT_OF_RANGE);
        }
        if (!accounts.hold(account, amountMicros)) {
            return rejected(
                    accounts.find(account) == null ? Rejection.UNKNOWN_ACCOUNT : Rejection.INSUFFICIENT_BALANCE);
        }
        return ledger.submit(new LedgerEvent.Withdrawn(eventId, account, amountMicros, time.wallMillis()))
                .whenComplete((outcome, failure) -> {
                    if (failure != null) {
                        accounts.release(account, amountMicros, false);
                    }
                });
    }

    /** Adds an account with a balance of 0. */
    public CompletableFuture<Outcome> addAccount(String account, AccountTerms terms) {
        return addAccount("", account, 0, terms);
    }

    /**
     * Adds an account without subscribers; the answer says its balance.
     *
     * @param eventId of the first top-up, see {@link #topUp}
     * @param balanceMicros first top-up, 0 for none
     */
    public CompletableFuture<Outcome> addAccount(
            String eventId, String account, long balanceMicros, AccountTerms terms) {
        if (balanceMicros < 0 || balanceMicros > AccountRow.MAX_BALANCE_MICROS) {
            return rejected(Rejection.AMOUNT_OUT_OF_RANGE);
        }
        if (accounts.size() >= maxSubscribers) {
            return rejected(Rejection.STORE_FULL);
        }
        long now = time.wallMillis();
        return ledger.submit(new LedgerEvent.AccountAdded(
                eventId,
                account,
                balanceMicros,
                topUpValidity.begin(terms, balanceMicros, now),
                topUpValidity.until(now),
                now));
    }

    /** Agrees all terms of an account anew; running calls go on. */
    public CompletableFuture<Outcome> changeAccount(String account, AccountTerms terms) {
        return changeAccount(account, TermsChange.to(terms));
    }

    /** Agrees some terms of an account anew; running calls go on. */
    public CompletableFuture<Outcome> changeAccount(String account, TermsChange change) {
        return ledger.submit(new LedgerEvent.AccountChanged(account, change));
    }

    /** Gives an account a bundle of talk time. A second grant of a bundle with the same id is not applied. */
    public CompletableFuture<Outcome> grant(String account, GrantedBundle bundle) {
        return ledger.submit(new LedgerEvent.BundleGranted(account, bundle, time.wallMillis()));
    }

    /**
     * Takes a bundle back that was granted. Calls that hold some of it may use that, and what they do not use is gone.
     *
     * @param bundle its id
     */
    public CompletableFuture<Outcome> revoke(String account, String bundle) {
        return ledger.submit(new LedgerEvent.BundleRevoked(account, bundle, time.wallMillis()));
    }

    /** Removes an account that has no subscribers, no running calls and a balance of 0; its bundles go with it. */
    public CompletableFuture<Outcome> removeAccount(String account) {
        if (accounts.find(account) == null) {
            return rejected(Rejection.UNKNOWN_ACCOUNT);
        }
        if (!accounts.beginClosing(account)) {
            return rejected(Rejection.CALLS_RUNNING);
        }
        return ledger.submit(new LedgerEvent.AccountRemoved(account))
                .whenComplete((outcome, failure) -> accounts.cancelClosing(account));
    }

    /**
     * Adds a subscriber; its account is created when missing.
     *
     * @param eventId of the first top-up, see {@link #topUp}
     * @param first the subscriber, its first top-up (0 for none), and the terms of its account when that is new
     */
    public CompletableFuture<Outcome> addSubscriber(String eventId, ImportRow first) {
        if (first.balanceMicros() > AccountRow.MAX_BALANCE_MICROS) {
            return rejected(Rejection.AMOUNT_OUT_OF_RANGE);
        }
        if (subscribers.size() >= maxSubscribers) {
            return rejected(Rejection.STORE_FULL);
        }
        long now = time.wallMillis();
        ImportRow begun = first.begun(topUpValidity, now);
        return ledger.submit(new LedgerEvent.SubscriberAdded(
                eventId, begun.subscriber(), begun.balanceMicros(), begun.terms(), topUpValidity.until(now), now));
    }

    /** Adds a subscriber whose account, when it is new, is a plain one. */
    public CompletableFuture<Outcome> addSubscriber(String eventId, Subscriber subscriber, long balanceMicros) {
        return balanceMicros < 0
                ? rejected(Rejection.AMOUNT_OUT_OF_RANGE)
                : addSubscriber(eventId, new ImportRow(subscriber, balanceMicros, AccountTerms.PLAIN));
    }

    /** Replaces a subscriber's data; the account must exist. Running calls keep what they began with. */
    public CompletableFuture<Outcome> changeSubscriber(Subscriber subscriber) {
        return ledger.submit(new LedgerEvent.SubscriberChanged(subscriber));
    }

    /** Removes a subscriber that has no running calls, with its bindings. Its account stays. */
    public CompletableFuture<Outcome> removeSubscriber(String number) {
        if (!subscribers.beginClosing(number)) {
            return rejected(Rejection.CALLS_RUNNING);
        }
        return ledger.submit(new LedgerEvent.SubscriberRemoved(number))
                .whenComplete((outcome, failure) -> subscribers.endClosing(number));
    }

    /**
     * Adds or updates many subscribers in one transaction.
     *
     * @param importId unique per import run, 1–64 characters
     * @param rows at most a few thousand
     * @return {@link Outcome.Imported}
     */
    public CompletableFuture<Outcome> importRows(String importId, List<ImportRow> rows) {
        if (subscribers.size() + rows.size() > maxSubscribers) {
            return rejected(Rejection.STORE_FULL);
        }
        long now = time.wallMillis();
        List<ImportRow> begun =
                rows.stream().map(row -> row.begun(topUpValidity, now)).toList();
        return ledger.submit(new LedgerEvent.SubscribersImported(importId, begun, topUpValidity.until(now), now));
    }

    /**
     * Makes vouchers; they can be redeemed when this completes. When it fails, none of them ever can.
     *
     * @param hashes of their codes, as many as the batch says
     */
    public CompletableFuture<Outcome> createVouchers(VoucherBatch batch, List<VoucherHash> hashes) {
        return new VoucherMaking(ledger, time, batch, hashes).run();
    }

    /** Withdraws what was not redeemed of a batch. */
    public CompletableFuture<Outcome> withdrawVouchers(String batch) {
        return ledger.submit(new LedgerEvent.VouchersWithdrawn(batch, time.wallMillis()));
    }

    /** Redeems a voucher for a subscriber's account. */
    public CompletableFuture<Outcome> redeem(VoucherHash hash, Subscriber subscriber) {
        long now = time.wallMillis();
        return ledger.submit(new LedgerEvent.VoucherRedeemed(
                hash, subscriber.account(), subscriber.number(), topUpValidity.until(now), now));
    }

    private static CompletableFuture<Outcome> rejected(Rejection reason) {
        return CompletableFuture.completedFuture(new Outcome.Rejected(reason));
    }
}
