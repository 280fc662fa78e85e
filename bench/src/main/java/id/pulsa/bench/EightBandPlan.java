package id.pulsa.bench;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.Timetable;
import id.pulsa.charging.tariff.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plan as a large operator has it: eight bands, and many destinations of up to ten digits, each with a price for each
 * band.
 */
record EightBandPlan(Tariffs tariffs, List<String> prefixes) {
    static final String NAME = "bench";

    /** Lasts some minutes. */
    static final long BALANCE_MICROS = 1_000_000_000;

    private static final int LONGEST_PREFIX = 10;
    private static final int HOUR = 60;
    private static final int BANDS = 8;

    /**
     * A random one.
     *
     * @param prices different ones that the destinations have
     */
    static EightBandPlan of(Random random, int prefixes, int prices) {
        Set<String> taken = new LinkedHashSet<>();
        while (taken.size() < prefixes) {
            taken.add(digits(random, 2 + random.nextInt(LONGEST_PREFIX - 1)));
        }
        List<Destination> destinations = new ArrayList<>();
        List<Price> choice = Stream.generate(() -> price(random)).limit(prices).toList();
        for (String prefix : taken) {
            destinations.add(new Destination(prefix, "to " + prefix, choice.get(random.nextInt(prices))));
        }
        Plan plan = new Plan(
                NAME,
                30_000,
                new RoundingRule(Rounding.HALF_UP, 10_000),
                timetable(),
                destinations,
                PlanServices.USUAL);
        return new EightBandPlan(new Tariffs(List.of(plan)), List.copyOf(taken));
    }

    /** A random one that begins with one of the prefixes. */
    String number(Random random) {
        return prefixes.get(random.nextInt(prefixes.size())) + digits(random, 6);
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }

    private static Price price(Random random) {
        List<BandPrice> bands = new ArrayList<>();
        for (int band = 0; band < BANDS; band++) {
            long price = 1_000_000L * (50 + random.nextInt(200));
            bands.add(new BandPrice(
                    random.nextBoolean() ? 0 : 50_000_000,
                    price,
                    random.nextBoolean() ? 10_000 : 60_000,
                    10_000,
                    random.nextBoolean() ? 10_000 : 6_000,
                    random.nextInt(4) == 0 ? 100_000_000 : 0,
                    random.nextInt(4) == 0 ? 5_000 : 0,
                    BandPrice.NO_CAP));
        }
        return new Price.Charged(bands);
    }

    private static Timetable timetable() {
        Set<DayOfWeek> working = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        Set<DayOfWeek> weekend = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
        Set<LocalDate> holidays =
                Set.of(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 8, 17), LocalDate.of(2026, 12, 25));
        return Timetable.of(
                ZoneId.of("Asia/Jakarta"),
                List.of("off-peak", "morning", "day", "evening", "night", "weekend", "feast", "new-year"),
                List.of(
                        Window.otherwise(0),
                        Window.weekly(1, working, 6 * HOUR, 9 * HOUR),
                        Window.weekly(2, working, 9 * HOUR, 17 * HOUR),
                        Window.weekly(3, working, 17 * HOUR, 22 * HOUR),
                        Window.weekly(4, working, 22 * HOUR, 5 * HOUR),
                        Window.weekly(5, weekend, 8 * HOUR, 20 * HOUR),
                        Window.onHolidays(6, holidays, 0, 24 * HOUR),
                        Window.onDates(7, Set.of(LocalDate.of(2026, 12, 31)), 18 * HOUR, 24 * HOUR)));
    }
}
