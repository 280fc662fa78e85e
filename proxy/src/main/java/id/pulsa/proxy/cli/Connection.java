package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.AccountAdministration;
import id.pulsa.proxy.admin.Administration;
import id.pulsa.proxy.admin.VoucherAdministration;

/**
 * What a command works on, while it works.
 *
 * @param administration of subscribers, records and running calls
 * @param accounts of accounts
 * @param vouchers of vouchers
 * @param live whether that is a running gateway
 * @param resource what is to be closed afterwards
 */
record Connection(
        Administration administration,
        AccountAdministration accounts,
        VoucherAdministration vouchers,
        boolean live,
        Resource resource)
        implements AutoCloseable {
    /** Something that is open. */
    @FunctionalInterface
    interface Resource {
        void close();
    }

    @Override
    public void close() {
        resource.close();
    }
}
