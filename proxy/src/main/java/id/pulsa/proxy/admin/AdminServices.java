package id.pulsa.proxy.admin;

/**
 * What the control API gives access to.
 *
 * @param administration subscribers, records, running calls
 * @param tariffs what calls cost
 * @param health for probes and measurements
 */
public record AdminServices(Administration administration, TariffAdministration tariffs, GatewayHealth health) {}
