package id.pulsa.charging.simulation.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.money.Micros;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published tables follow from the rules, but for what is listed. */
class TablesStudyTest {
    private static final PublishedTables PRINTED = PublishedTables.load();

    private final TablesStudy study = TablesStudy.of(PRINTED);

    @Test
    void allOfThemAreThere() {
        assertEquals(57, study.sectors().size());
        assertEquals(29, study.clusters().size());
        assertEquals(500, study.capacities().size());
    }

    /** Capacity, traffic and utilisation of every sector to the printed digit, every revenue as far as it was kept. */
    @Test
    void everyLineFollowsFromTheRulesButOneMark() {
        List<String> sectors = study.differences().stream()
                .filter(difference -> difference.table().startsWith("4."))
                .filter(difference -> difference.kind() != DifferenceKind.CARRIED)
                .map(TablesStudyTest::text)
                .toList();
        assertEquals(List.of("""
                4.2 LAST_DIGIT Kedondong_1, dynamic revenue: 633959.9979, computed 633959.998
                4.2 LAST_DIGIT Kedondong_2, dynamic revenue: 836675.9823, computed 836675.98224
                4.2 LAST_DIGIT Bumi Mandiri Indoor_2, dynamic revenue: 211139.9984, computed 211139.9983
                4.2 LAST_DIGIT Kartika DCS_1, dynamic revenue: 681803.9961, computed 681803.99602
                4.2 LAST_DIGIT WTC DCS_1, dynamic revenue: 2097251.995, computed 2097251.996
                4.2 LAST_DIGIT WTC DCS_2, dynamic revenue: 1670327.962, computed 1670327.9628
                4.2 LAST_DIGIT Delta Plaza IND DCS_1, dynamic revenue: 2149631.948, computed 2149631.9474
                4.2 MARK Kayoon_1, xs: 1.0, computed 1.4
                4.2 DEMAND 25 of 25 marked sectors: 33995915.35 as marked, computed 30895386.27 by the rule
                """.split("\n", -1)).subList(0, 9), sectors);
    }

    @Test
    void aChannelCarriesOneCall() {
        List<String> places = study.differences().stream()
                .filter(difference -> difference.kind() == DifferenceKind.CARRIED)
                .map(difference -> difference.published() + " in " + difference.computed())
                .toList();
        assertEquals(
                List.of(
                        "24.48 erl in 23 channels",
                        "11.07 erl in 8 channels",
                        "8.57 erl in 7 channels",
                        "11.7 erl in 9 channels",
                        "8.46 erl in 8 channels",
                        "22.09 erl in 22 channels",
                        "28.43 erl in 23 channels"),
                places);
    }

    @Test
    void theZoneFollowsAsFarAsItIsPublished() {
        List<String> zone = study.differences().stream()
                .filter(difference -> difference.table().equals("5.1"))
                .map(TablesStudyTest::text)
                .toList();
        assertEquals(List.of("""
                5.1 LAST_DIGIT sum of normal revenue: 7349005801.83, computed 7349005801.84
                5.1 LAST_DIGIT sum of dynamic revenue: 9851382001.73, computed 9851382001.74
                5.1 COUNT Genteng, repriced sectors: 24 here, 25 marked in 4.2, computed 26
                5.1 DEMAND 29 of 29 clusters: gain of 34.05 %, computed gain of 16.43 %
                5.1 BASE Genteng, normal revenue: 262433051.70, gain 20.70 %, computed 27755305.17 in 4.2, gain 22.48 %
                5.1 NAME cluster: Tegal Sari and Tegalsari, computed one cluster?
                5.1 UNPUBLISHED 28 clusters: sums of clusters only, computed -
                """.split("\n", -1)).subList(0, 7), zone);
    }

    @Test
    void theTableOfErlangsFormulaHasOneWrongDigit() {
        List<String> erlang = study.differences().stream()
                .filter(difference -> difference.table().equals(TablesStudy.ERLANG))
                .map(TablesStudyTest::text)
                .toList();
        assertEquals(List.of("Erlang B LAST_DIGIT 14 channels at 0.008: 7.1155, computed 7.115442"), erlang);
    }

    @Test
    void sumsAndGains() {
        assertRevenue("27755305.17 33995915.35 22.48", study.sectorsAsMarked());
        assertRevenue("27755305.17 34263199.91 23.45", study.sectorsByRule());
        assertRevenue("7349005801.84 9851382001.74 34.05", study.zone());
        assertEquals(25, study.marked());
        assertEquals(26, study.repricedByRule());
    }

    /** Fewer calls are made, but of those that are made fewer are lost. */
    @Test
    void whatTheFullModelGives() {
        assertRevenue("27755305.77 30895386.27 11.31", study.sectorsOfFallingDemand());
        assertRevenue("25304323.44 29056121.21 14.83", study.sectorsByFullModel());
        assertRevenue("7349005801.84 8556408574.23 16.43", study.zoneOfFallingDemand());
    }

    private static void assertRevenue(String expected, Revenue revenue) {
        assertEquals(
                expected,
                Printed.amount(revenue.normal()) + " " + Printed.amount(revenue.dynamic()) + " "
                        + Math.round(revenue.gainPercent() * 100) / 100.0);
    }

    /** What is found is found by rule: a table that is changed anywhere is told from one that is right. */
    @ParameterizedTest
    @EnumSource(Change.class)
    void aChangedValueIsFound(Change change) {
        List<PublishedSector> sectors = new ArrayList<>(PRINTED.sectors());
        PublishedSector last = sectors.remove(sectors.size() - 1);
        sectors.add(change.of(last));
        TablesStudy changed = TablesStudy.of(new PublishedTables(
                PRINTED.cluster(),
                sectors,
                PRINTED.clusters(),
                PRINTED.capacities(),
                PRINTED.sectorTotal(),
                PRINTED.zoneTotal()));
        List<Difference> more = new ArrayList<>(changed.differences());
        more.removeAll(study.differences());
        assertTrue(
                more.stream()
                        .anyMatch(difference -> difference.kind() == change.kind
                                && difference.place().startsWith(last.name())),
                more::toString);
    }

    private enum Change {
        CAPACITY_DIGIT(DifferenceKind.LAST_DIGIT),
        TRAFFIC(DifferenceKind.VALUE),
        UTILISATION(DifferenceKind.VALUE),
        RATIO(DifferenceKind.MARK),
        NORMAL_REVENUE(DifferenceKind.VALUE),
        DYNAMIC_REVENUE(DifferenceKind.VALUE);

        private final DifferenceKind kind;

        Change(DifferenceKind kind) {
            this.kind = kind;
        }

        private PublishedSector of(PublishedSector sector) {
            return new PublishedSector(
                    sector.name(),
                    sector.channels(),
                    this == CAPACITY_DIGIT
                            ? sector.capacity().add(sector.capacity().ulp())
                            : sector.capacity(),
                    this == TRAFFIC
                            ? sector.traffic().add(sector.traffic().ulp().multiply(BigDecimal.TEN))
                            : sector.traffic(),
                    this == UTILISATION ? sector.utilisationPercent().negate() : sector.utilisationPercent(),
                    this == RATIO ? StudyRules.NORMAL_RATIO : sector.ratioThousandths(),
                    sector.normalRevenue() + (this == NORMAL_REVENUE ? Micros.PER_UNIT / 2 : 0),
                    sector.dynamicRevenue() + (this == DYNAMIC_REVENUE ? Micros.PER_UNIT / 100 : 0));
        }
    }

    private static String text(Difference difference) {
        return difference.table() + " " + difference.kind() + " " + difference.place() + ": " + difference.published()
                + ", computed " + difference.computed();
    }
}
