package id.pulsa.proxy.admin;

import id.pulsa.charging.account.Provisioning;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherHash;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Changes inside a running gateway: running calls see them at once. */
public final class LiveChanges implements Changes {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Provisioning provisioning;

    public LiveChanges(Provisioning provisioning) {
        this.provisioning = provisioning;
    }

    @Override
    public Outcome topUp(String eventId, String account, long amountMicros) {
        return await(provisioning.topUp(eventId, account, amountMicros));
    }

    @Override
    public Outcome addSubscriber(String eventId, ImportRow first) {
        return await(provisioning.addSubscriber(eventId, first));
    }

    @Override
    public Outcome changeAccount(String account, TermsChange change) {
        return await(provisioning.changeAccount(account, change));
    }

    @Override
    public Outcome addAccount(String eventId, String account, long balanceMicros, AccountTerms terms) {
        return await(provisioning.addAccount(eventId, account, balanceMicros, terms));
    }

    @Override
    public Outcome removeAccount(String account) {
        return await(provisioning.removeAccount(account));
    }

    @Override
    public Outcome withdraw(String eventId, String account, long amountMicros) {
        return await(provisioning.withdraw(eventId, account, amountMicros));
    }

    @Override
    public Outcome revoke(String account, String bundle) {
        return await(provisioning.revoke(account, bundle));
    }

    @Override
    public Outcome grant(String account, GrantedBundle bundle) {
        return await(provisioning.grant(account, bundle));
    }

    @Override
    public Outcome createVouchers(VoucherBatch batch, List<VoucherHash> hashes) {
        return await(provisioning.createVouchers(batch, hashes));
    }

    @Override
    public Outcome withdrawVouchers(String batch) {
        return await(provisioning.withdrawVouchers(batch));
    }

    @Override
    public Outcome changeSubscriber(Subscriber subscriber) {
        return await(provisioning.changeSubscriber(subscriber));
    }

    @Override
    public Outcome removeSubscriber(String number) {
        return await(provisioning.removeSubscriber(number));
    }

    @Override
    public Outcome importRows(String importId, List<ImportRow> rows) {
        return await(provisioning.importRows(importId, rows));
    }

    /** The gateway closes its ledger itself. */
    @Override
    public void close() {}

    private static Outcome await(CompletableFuture<Outcome> outcome) {
        try {
            return outcome.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            throw unavailable(String.valueOf((cause == null ? e : cause).getMessage()), e);
        } catch (TimeoutException e) {
            throw unavailable("the ledger did not commit within " + PATIENCE.toSeconds() + " s; it may still", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("interrupted while waiting for the ledger; it may still commit", e);
        }
    }

    private static AdminException unavailable(String message, Exception cause) {
        return new AdminException(AdminException.Kind.UNAVAILABLE, message, cause);
    }
}
