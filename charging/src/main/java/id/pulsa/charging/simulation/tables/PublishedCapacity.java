package id.pulsa.charging.simulation.tables;

import java.math.BigDecimal;

/**
 * One value of the published table of Erlang's formula.
 *
 * @param gos grade of service
 * @param capacity erlang
 */
public record PublishedCapacity(int channels, BigDecimal gos, BigDecimal capacity) {}
