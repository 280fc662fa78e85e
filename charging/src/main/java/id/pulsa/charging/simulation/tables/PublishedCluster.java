package id.pulsa.charging.simulation.tables;

/**
 * One line of table 5.1 as printed.
 *
 * @param repriced sectors with the dynamic price
 * @param normalRevenue micro-units
 * @param dynamicRevenue micro-units
 */
public record PublishedCluster(String name, int repriced, long normalRevenue, long dynamicRevenue) {}
