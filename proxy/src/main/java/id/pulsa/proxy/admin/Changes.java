package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherHash;
import java.util.List;

/** How subscribers and accounts are changed: each returns after its commit. Arguments as in {@code Provisioning}. */
public interface Changes extends AutoCloseable {
    Outcome topUp(String eventId, String account, long amountMicros);

    Outcome addSubscriber(String eventId, ImportRow first);

    Outcome changeAccount(String account, TermsChange change);

    /**
     * Adds an account without subscribers.
     *
     * @param eventId of the first top-up
     */
    Outcome addAccount(String eventId, String account, long balanceMicros, AccountTerms terms);

    Outcome removeAccount(String account);

    Outcome withdraw(String eventId, String account, long amountMicros);

    Outcome grant(String account, GrantedBundle bundle);

    /**
     * Takes a bundle back.
     *
     * @param bundle id of the grant
     */
    Outcome revoke(String account, String bundle);

    Outcome createVouchers(VoucherBatch batch, List<VoucherHash> hashes);

    Outcome withdrawVouchers(String batch);

    /** Replaces what is known of a subscriber; the balance stays. */
    Outcome changeSubscriber(Subscriber subscriber);

    Outcome removeSubscriber(String number);

    Outcome importRows(String importId, List<ImportRow> rows);

    @Override
    void close();
}
