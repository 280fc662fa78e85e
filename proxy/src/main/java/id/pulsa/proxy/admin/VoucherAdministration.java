package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Page;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator can do with vouchers, the same whether a gateway runs or not. Answers are documents as the API
 * sends them. Every method blocks until the answer is known and throws {@link AdminException} when there is none.
 */
public interface VoucherAdministration {
    /**
     * Makes a batch; it can be redeemed when this returns.
     *
     * @return the batch with its {@code codes}, which are nowhere kept and cannot be had again
     */
    Document createVouchers(VoucherRequest request);

    /** Batches in order of their names; {@code limit} 1 to {@link Administration#MAX_PAGE}. */
    Page<Document> vouchers(@Nullable String cursor, int limit);

    /**
     * Withdraws what was not redeemed of a batch; done before, it changes nothing.
     *
     * @return the batch after it
     */
    Document withdrawVouchers(String batch);
}
