package id.pulsa.charging.simulation.tables;

import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.simulation.SimulatedCell;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The published tables beside what the rules give.
 *
 * @param printed as published
 * @param sectors tables 4.1 and 4.2
 * @param clusters table 5.1
 * @param capacities the table of Erlang's formula
 */
public record TablesStudy(
        PublishedTables printed, List<SectorLine> sectors, List<ClusterLine> clusters, List<CapacityValue> capacities) {
    /** What the table of Erlang's formula is called among the numbered ones. */
    public static final String ERLANG = "Erlang B";

    public TablesStudy {
        sectors = List.copyOf(sectors);
        clusters = List.copyOf(clusters);
        capacities = List.copyOf(capacities);
    }

    /** Recomputes all tables. */
    public static TablesStudy of(PublishedTables printed) {
        return new TablesStudy(
                printed,
                printed.sectors().stream().map(SectorLine::of).toList(),
                printed.clusters().stream().map(ClusterLine::new).toList(),
                printed.capacities().stream().map(CapacityValue::of).toList());
    }

    /** Table 4.2 with its own price ratios: the printed normal revenues, and 1.4 times those that are marked. */
    public Revenue sectorsAsMarked() {
        return Revenue.sum(sectors, line -> line.printed().normalRevenue(), SectorLine::dynamicRevenueAsMarked);
    }

    /** Table 4.2 with the step rule at every sector. */
    public Revenue sectorsByRule() {
        return Revenue.sum(sectors, line -> line.printed().normalRevenue(), SectorLine::dynamicRevenueByRule);
    }

    /** Table 4.2 with the step rule when demand falls; every call is carried. */
    public Revenue sectorsOfFallingDemand() {
        return Revenue.sum(
                sectors,
                line -> line.atNormalPrice().revenueWithoutLoss(StudyRules.PER_SECOND),
                line -> line.atDynamicPrice().revenueWithoutLoss(StudyRules.PER_SECOND));
    }

    /** Table 4.2 by the full model: demand falls, and what finds no channel is lost and not charged. */
    public Revenue sectorsByFullModel() {
        return Revenue.sum(
                sectors,
                line -> line.atNormalPrice().revenue(StudyRules.PER_SECOND),
                line -> line.atDynamicPrice().revenue(StudyRules.PER_SECOND));
    }

    /** Table 5.1 added up. */
    public Revenue zone() {
        return Revenue.sum(
                clusters,
                line -> line.printed().normalRevenue(),
                line -> line.printed().dynamicRevenue());
    }

    /** Table 5.1 when demand falls. */
    public Revenue zoneOfFallingDemand() {
        return Revenue.sum(
                clusters, line -> line.printed().normalRevenue(), ClusterLine::dynamicRevenueOfFallingDemand);
    }

    /** The sectors as cells, with their traffic: to be simulated. */
    public List<SimulatedCell> cells() {
        return sectors.stream()
                .map(line -> new SimulatedCell(
                        Cell.of(line.printed().name(), line.printed().channels()), line.traffic()))
                .toList();
    }

    /** How many sectors are marked with the dynamic price. */
    public long marked() {
        return sectors.stream().filter(line -> line.printed().repriced()).count();
    }

    /** How many sectors have the dynamic price by the step rule. */
    public long repricedByRule() {
        return sectors.stream()
                .filter(line -> line.ratioThousandths() > StudyRules.NORMAL_RATIO)
                .count();
    }

    /** All that the tables hold and the rules do not give, table by table and kind by kind. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        capacities.forEach(value -> differences.addAll(value.differences()));
        sectors.forEach(line -> differences.addAll(line.differences()));
        fallingDemandOfSectors(differences);
        sums(differences, printed.sectorTotal(), sectorsAsMarked());
        zoneLines(differences);
        sums(differences, printed.zoneTotal(), zone());
        differences.sort(Comparator.comparing(Difference::table).thenComparing(Difference::kind));
        return differences;
    }

    private void fallingDemandOfSectors(List<Difference> differences) {
        long allCalls = sectors.stream()
                .filter(line -> line.printed().repriced() && line.dynamicRevenueFollows())
                .count();
        if (allCalls > 0) {
            differences.add(new Difference(
                    DifferenceKind.DEMAND,
                    "4.2",
                    allCalls + " of " + marked() + " marked sectors",
                    Printed.amount(sectorsAsMarked().dynamic()) + " as marked",
                    Printed.amount(sectorsOfFallingDemand().dynamic()) + " by the rule"));
        }
    }

    private static void sums(List<Difference> differences, PublishedTotal total, Revenue sum) {
        sum(differences, total.table(), "sum of normal revenue", total.normalRevenue(), sum.normal());
        sum(differences, total.table(), "sum of dynamic revenue", total.dynamicRevenue(), sum.dynamic());
        BigDecimal gain = total.gainPercent();
        if (gain != null) {
            Printed.compare(
                    differences, total.table(), "gain in %", gain, gain.scale(), new BigDecimal(sum.gainPercent()));
        }
    }

    private static void sum(List<Difference> differences, String table, String place, long total, long sum) {
        Printed.compare(differences, table, place, Printed.units(total), 2, Printed.units(sum));
    }

    private void zoneLines(List<Difference> differences) {
        String table = printed.zoneTotal().table();
        Map<String, String> names = new HashMap<>();
        int unpublished = 0;
        int beyond = 0;
        for (ClusterLine line : clusters) {
            PublishedCluster cluster = line.printed();
            String before = names.put(cluster.name().replaceAll("\\s", "").toLowerCase(Locale.ROOT), cluster.name());
            if (before != null) {
                differences.add(new Difference(
                        DifferenceKind.NAME, table, "cluster", before + " and " + cluster.name(), "one cluster?"));
            }
            if (!line.possible()) {
                differences.add(new Difference(
                        DifferenceKind.VALUE,
                        table,
                        cluster.name() + ", dynamic revenue",
                        Printed.amount(cluster.dynamicRevenue()),
                        "between 1 and 1.4 times " + Printed.amount(cluster.normalRevenue())));
            }
            beyond += line.beyondFallingDemand() ? 1 : 0;
            if (cluster.name().equals(printed.cluster())) {
                sameCluster(differences, cluster);
            } else {
                unpublished++;
            }
        }
        if (beyond > 0) {
            differences.add(new Difference(
                    DifferenceKind.DEMAND,
                    table,
                    beyond + " of " + clusters.size() + " clusters",
                    "gain of " + percent(zone()) + " %",
                    "gain of " + percent(zoneOfFallingDemand()) + " %"));
        }
        if (unpublished > 0) {
            differences.add(new Difference(
                    DifferenceKind.UNPUBLISHED, table, unpublished + " clusters", "sums of clusters only", "-"));
        }
    }

    private void sameCluster(List<Difference> differences, PublishedCluster cluster) {
        String table = printed.zoneTotal().table();
        if (cluster.repriced() != marked() || marked() != repricedByRule()) {
            differences.add(new Difference(
                    DifferenceKind.COUNT,
                    table,
                    cluster.name() + ", repriced sectors",
                    cluster.repriced() + " here, " + marked() + " marked in 4.2",
                    Long.toString(repricedByRule())));
        }
        Revenue sectorSum = sectorsAsMarked();
        Revenue clusterSum = new Revenue(cluster.normalRevenue(), cluster.dynamicRevenue());
        if (Math.abs(sectorSum.normal() - clusterSum.normal()) > Printed.CENT) {
            differences.add(new Difference(
                    DifferenceKind.BASE,
                    table,
                    cluster.name() + ", normal revenue",
                    Printed.amount(clusterSum.normal()) + ", gain " + percent(clusterSum) + " %",
                    Printed.amount(sectorSum.normal()) + " in 4.2, gain " + percent(sectorSum) + " %"));
        }
    }

    private static String percent(Revenue revenue) {
        return String.format(Locale.ROOT, "%.2f", revenue.gainPercent());
    }
}
