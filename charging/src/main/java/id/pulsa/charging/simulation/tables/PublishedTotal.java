package id.pulsa.charging.simulation.tables;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The sums below a table as printed.
 *
 * @param table its number
 * @param normalRevenue micro-units
 * @param dynamicRevenue micro-units
 * @param gainPercent null when it is not printed
 */
public record PublishedTotal(
        String table,
        long normalRevenue,
        long dynamicRevenue,
        @Nullable BigDecimal gainPercent) {}
