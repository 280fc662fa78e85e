package id.pulsa.charging.simulation.tables;

import java.math.BigDecimal;

/**
 * One line of tables 4.1 and 4.2 as printed.
 *
 * @param capacity erlang at a grade of service of 1 %
 * @param traffic erlang in the busy hour
 * @param utilisationPercent traffic in percent of the capacity
 * @param ratioThousandths the price ratio xs, in thousandths
 * @param normalRevenue micro-units
 * @param dynamicRevenue micro-units
 */
public record PublishedSector(
        String name,
        int channels,
        BigDecimal capacity,
        BigDecimal traffic,
        BigDecimal utilisationPercent,
        int ratioThousandths,
        long normalRevenue,
        long dynamicRevenue) {
    boolean repriced() {
        return ratioThousandths > StudyRules.NORMAL_RATIO;
    }
}
