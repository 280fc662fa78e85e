package id.pulsa.charging.simulation.tables;

import id.pulsa.charging.simulation.CellHour;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of tables 4.1 and 4.2, recomputed.
 *
 * @param printed as published
 * @param weekHundredths traffic of seven busy hours in hundredths of an erlang
 * @param capacity erlang, equation (1)
 */
public record SectorLine(PublishedSector printed, long weekHundredths, double capacity) {
    private static final int UTILISATION_DECIMALS = 2;

    static SectorLine of(PublishedSector printed) {
        return new SectorLine(
                printed, StudyRules.weekHundredths(printed.normalRevenue()), StudyRules.capacity(printed.channels()));
    }

    /** Traffic in erlang, with all its digits. */
    public double traffic() {
        return StudyRules.erlang(weekHundredths);
    }

    /** Equation (2), 1 being full. */
    public double utilisation() {
        return traffic() / capacity;
    }

    /** Equation (3), in thousandths. */
    public int ratioThousandths() {
        return StudyRules.ratio(utilisation());
    }

    /** Whether the printed price ratio is another one than that of the rule. */
    public boolean markedDifferently() {
        return ratioThousandths() != printed.ratioThousandths();
    }

    /** Equation (4) in micro-units. */
    public long normalRevenue() {
        return StudyRules.normalRevenue(weekHundredths);
    }

    /** Equation (5) in micro-units, from what is printed: normal revenue and price ratio. */
    public long dynamicRevenueAsMarked() {
        return StudyRules.dynamicRevenue(printed.normalRevenue(), printed.ratioThousandths());
    }

    /** Equation (5) in micro-units with the price ratio of the rule. */
    public long dynamicRevenueByRule() {
        return StudyRules.dynamicRevenue(printed.normalRevenue(), ratioThousandths());
    }

    /** Equation (6) at the normal price. */
    public CellHour atNormalPrice() {
        return new CellHour(printed.channels(), traffic(), StudyRules.NORMAL_RATIO);
    }

    /** Equation (6) at the price of the rule. */
    public CellHour atDynamicPrice() {
        return new CellHour(printed.channels(), traffic(), ratioThousandths());
    }

    /** Whether all channels together carry less than the traffic that is charged. */
    boolean beyondItsChannels() {
        return traffic() > printed.channels();
    }

    /** Whether the printed dynamic revenue follows from the printed, thus rounded, normal revenue and price ratio. */
    boolean dynamicRevenueFollows() {
        long slackOfNormal =
                StudyRules.dynamicRevenue(Printed.unit(printed.normalRevenue()), printed.ratioThousandths()) / 2;
        long slack = slackOfNormal + Printed.unit(printed.dynamicRevenue()) / 2;
        return Math.abs(dynamicRevenueAsMarked() - printed.dynamicRevenue()) <= slack;
    }

    /** What its printed values hold that the rules do not give. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        compare(differences);
        compareRevenue(differences);
        return differences;
    }

    private void compare(List<Difference> differences) {
        String name = printed.name();
        Printed.compare(differences, "4.1", name + ", capacity", printed.capacity(), 2, new BigDecimal(capacity));
        Printed.compare(differences, "4.1", name + ", traffic", printed.traffic(), 2, new BigDecimal(traffic()));
        Printed.compare(
                differences,
                "4.1",
                name + ", utilisation in %",
                printed.utilisationPercent(),
                UTILISATION_DECIMALS,
                new BigDecimal(100 * utilisation()));
        if (beyondItsChannels()) {
            differences.add(new Difference(
                    DifferenceKind.CARRIED,
                    "4.1",
                    name + ", traffic",
                    printed.traffic() + " erl",
                    printed.channels() + " channels"));
        }
        if (markedDifferently()) {
            differences.add(new Difference(
                    DifferenceKind.MARK,
                    "4.2",
                    name + ", xs",
                    ratio(printed.ratioThousandths()),
                    ratio(ratioThousandths())));
        }
    }

    private void compareRevenue(List<Difference> differences) {
        if (!Printed.sameFloat(printed.normalRevenue(), normalRevenue())) {
            differences.add(new Difference(
                    DifferenceKind.VALUE,
                    "4.2",
                    printed.name() + ", normal revenue",
                    Printed.exact(printed.normalRevenue()),
                    Printed.exact(normalRevenue())));
        }
        long unit = Printed.unit(printed.dynamicRevenue());
        long apart = 2 * Math.abs(dynamicRevenueAsMarked() - printed.dynamicRevenue());
        if (apart > unit) {
            differences.add(new Difference(
                    dynamicRevenueFollows() ? DifferenceKind.LAST_DIGIT : DifferenceKind.VALUE,
                    "4.2",
                    printed.name() + ", dynamic revenue",
                    Printed.exact(printed.dynamicRevenue()),
                    Printed.exact(dynamicRevenueAsMarked())));
        }
    }

    private static String ratio(int thousandths) {
        return BigDecimal.valueOf(thousandths, 3).setScale(1).toPlainString();
    }
}
