package id.pulsa.proxy.admin;

/**
 * What the control API gives access to.
 *
 * @param administration subscribers, running calls
 * @param accounts their terms and bundles
 * @param records of calls and of movements of money
 * @param registrations where subscribers can be reached
 * @param vouchers made in batches
 * @param cells loads, prices, and where subscribers are
 * @param tariffs what calls cost
 * @param health for probes and measurements
 */
public record AdminServices(
        Administration administration,
        AccountAdministration accounts,
        RecordAdministration records,
        RegistrationAdministration registrations,
        VoucherAdministration vouchers,
        CellAdministration cells,
        TariffAdministration tariffs,
        GatewayHealth health) {}
