package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherHash;
import java.util.List;

/** How subscribers and accounts are changed: each returns after its commit. Arguments as in {@code Provisioning}. */
public interface Changes extends AutoCloseable {
    Outcome topUp(String eventId, String account, long amountMicros);

    Outcome addSubscriber(String eventId, ImportRow first);

    Outcome changeAccount(String account, TermsChange change);

    Outcome grant(String account, GrantedBundle bundle);

    Outcome createVouchers(VoucherBatch batch, List<VoucherHash> hashes);

    Outcome withdrawVouchers(String batch);

    Outcome removeSubscriber(String number);

    Outcome importRows(String importId, List<ImportRow> rows);

    @Override
    void close();
}
