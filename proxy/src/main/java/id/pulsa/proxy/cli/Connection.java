package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.AccountAdministration;
import id.pulsa.proxy.admin.Administration;
import id.pulsa.proxy.admin.RecordAdministration;
import id.pulsa.proxy.admin.RegistrationAdministration;
import id.pulsa.proxy.admin.VoucherAdministration;

/**
 * What a command works on, while it works.
 *
 * @param administration of subscribers and running calls
 * @param accounts of accounts
 * @param records of calls and of movements of money
 * @param registrations of where subscribers can be reached
 * @param vouchers of vouchers
 * @param live whether that is a running gateway
 * @param resource what is to be closed afterwards
 */
record Connection(
        Administration administration,
        AccountAdministration accounts,
        RecordAdministration records,
        RegistrationAdministration registrations,
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
