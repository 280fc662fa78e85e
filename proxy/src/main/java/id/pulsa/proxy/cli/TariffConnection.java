package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.TariffAdministration;

/**
 * The tariffs that a command works on, while it works.
 *
 * @param resource what is to be closed afterwards
 */
record TariffConnection(TariffAdministration tariffs, Connection.Resource resource) implements AutoCloseable {
    @Override
    public void close() {
        resource.close();
    }
}
