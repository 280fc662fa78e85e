package id.pulsa.proxy.admin;

/**
 * What the control API gives access to.
 *
 * @param administration subscribers, records, running calls
 * @param accounts their terms and bundles
 * @param vouchers made in batches
 * @param cells loads, prices, and where subscribers are
 * @param tariffs what calls cost
 * @param traces what the last calls were
 * @param health for probes and measurements
 */
public record AdminServices(
        Administration administration,
        AccountAdministration accounts,
        VoucherAdministration vouchers,
        CellAdministration cells,
        TariffAdministration tariffs,
        TraceAdministration traces,
        GatewayHealth health) {}
