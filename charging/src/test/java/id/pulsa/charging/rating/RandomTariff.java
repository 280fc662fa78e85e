package id.pulsa.charging.rating;

import id.pulsa.charging.money.Rounding;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Timetable;
import id.pulsa.charging.tariff.Window;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A random tariff for random calls around one date: often one on which clocks change.
 *
 * @param around the calls are made on this date, the day before or the day after
 * @param ratios price ratios by talk time, the first from 0 ms, in the order of their times
 * @param typicalMillis about the length of an increment
 */
record RandomTariff(
        LocalDate around,
        Timetable timetable,
        List<BandPrice> prices,
        RoundingRule rounding,
        List<RatioChange> ratios,
        long typicalMillis) {
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("Asia/Jakarta"),
            ZoneId.of("America/Sao_Paulo"),
            ZoneId.of("Australia/Lord_Howe"),
            ZoneId.of("Asia/Kathmandu"));

    /** Clock changes of these zones, new year, a leap day, days of no meaning. */
    private static final List<LocalDate> DATES = List.of(
            LocalDate.of(2026, 3, 29),
            LocalDate.of(2026, 10, 25),
            LocalDate.of(2018, 2, 17),
            LocalDate.of(2018, 11, 4),
            LocalDate.of(2026, 4, 5),
            LocalDate.of(2026, 10, 4),
            LocalDate.of(2026, 12, 31),
            LocalDate.of(2028, 2, 28),
            LocalDate.of(2026, 6, 17));

    private static final List<Rounding> ROUNDINGS = List.of(Rounding.values());
    private static final long MAX_PRICE = 1_000_000_000_000_000L;
    private static final long CALL_STEPS = 40;
    private static final long DAY_MILLIS = 86_400_000;

    /** A tariff with other bands. */
    static RandomTariff of(Random random) {
        LocalDate around = DATES.get(random.nextInt(DATES.size()));
        int bands = random.nextInt(5) == 0 ? 1 : 2 + random.nextInt(7);
        return of(random, around, timetable(random, bands, around));
    }

    /** A tariff with the same bands and other prices. */
    RandomTariff withOtherPrices(Random random) {
        return of(random, around, timetable);
    }

    private static RandomTariff of(Random random, LocalDate around, Timetable timetable) {
        long typical = pick(random, 10, 1_000, 6_000, 10_000, 60_000, 60_000, 600_000, 3_600_000);
        boolean huge = random.nextInt(10) == 0;
        boolean round = random.nextInt(3) > 0;
        List<BandPrice> prices = IntStream.range(0, timetable.bands().size())
                .mapToObj(band -> price(random, typical, huge, round))
                .toList();
        RoundingRule rounding = new RoundingRule(
                ROUNDINGS.get(random.nextInt(ROUNDINGS.size())),
                pick(random, 1, 1, 1, 333, 10_000, 1_000_000, 100_000_000));
        return new RandomTariff(around, timetable, prices, rounding, ratios(random, typical), typical);
    }

    /** The engine that is tested. */
    CallRate rate() {
        Destination any = new Destination("", "any", new Price.Charged(prices));
        PriceRatios steps = PriceRatios.NORMAL;
        for (RatioChange change : ratios) {
            steps = steps.from(change.fromMillis(), change.thousandths());
        }
        return new BandedCallRate(new BandPrices(timetable, prices, rounding), "random", any, PriceRatios.NORMAL)
                .withRatios(steps);
    }

    /** The price ratio from a talk time on. */
    record RatioChange(long fromMillis, int thousandths) {}

    private static List<RatioChange> ratios(Random random, long typical) {
        List<RatioChange> ratios = new ArrayList<>(List.of(new RatioChange(0, ratio(random))));
        long from = 0;
        for (int i = random.nextInt(3) == 0 ? random.nextInt(5) : 0; i > 0; i--) {
            from += random.nextBoolean() ? typical * random.nextInt(10) : random.nextLong(typical * 10);
            ratios.add(new RatioChange(from, ratio(random)));
        }
        return List.copyOf(ratios);
    }

    private static int ratio(Random random) {
        return (int) pick(random, 1_000, 1_000, 1_000, 1_400, 1_366, 1 + random.nextInt(3_000));
    }

    /** How long a call is, in ms. */
    long talk(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextLong(3);
            case 1 -> random.nextLong(typicalMillis + 2);
            case 2 -> typicalMillis * random.nextLong(CALL_STEPS);
            default -> random.nextLong(typicalMillis * CALL_STEPS);
        };
    }

    /** When a call of that length is answered, wall-clock ms: mostly so that it is talked in several bands. */
    long answer(Random random, long talk) {
        long day =
                around.minusDays(1).atStartOfDay(timetable.zone()).toInstant().toEpochMilli();
        long at = day + random.nextLong(3 * DAY_MILLIS);
        long edge = timetable.nextEdge(at);
        return edge == Timetable.NEVER || random.nextInt(4) == 0 ? at : edge - random.nextLong(talk + 2);
    }

    /** What bundle and caps have left. */
    Allowance allowance(Random random) {
        long bundle = random.nextInt(3) == 0 ? talk(random) : 0;
        List<Long> used = prices.stream()
                .map(price -> price.capped() && random.nextBoolean() ? random.nextLong(price.dailyCapMicros() + 2) : 0)
                .toList();
        return new RandomAllowance(bundle, used);
    }

    private record RandomAllowance(long bundleMillis, List<Long> used) implements Allowance {
        @Override
        public long cappedMicros(int band) {
            return used.get(band);
        }
    }

    private static BandPrice price(Random random, long typical, boolean huge, boolean round) {
        long per = huge
                ? typical + random.nextInt(86_400_000)
                : pick(random, 1_000, 1_000, 10_000, 60_000, 30_000, round ? 6_000 : 1 + random.nextInt(86_400_000));
        long micros = huge
                ? random.nextLong(MAX_PRICE)
                : pick(
                        random,
                        0,
                        1_000_000,
                        150_000_000,
                        60_000_000,
                        random.nextLong(1_000_000_000),
                        random.nextInt(100));
        long first = increment(random, typical);
        long next = random.nextBoolean() ? first : increment(random, typical);
        long whole = micros / per * typical + 1;
        return new BandPrice(
                random.nextBoolean() ? 0 : random.nextLong(3 * whole + 1_000),
                micros,
                per,
                first,
                next,
                random.nextInt(3) > 0 ? 0 : random.nextLong(10 * whole + 1_000),
                random.nextInt(3) > 0 ? 0 : random.nextLong(3 * typical),
                random.nextInt(4) > 0 ? BandPrice.NO_CAP : random.nextLong(20 * whole + 1_000));
    }

    private static long increment(Random random, long typical) {
        return switch (random.nextInt(4)) {
            case 0 -> typical + random.nextLong(typical);
            case 1 -> 3 * typical;
            default -> typical;
        };
    }

    /** Random windows; those that overlap with another band's are left out. */
    private static Timetable timetable(Random random, int bands, LocalDate around) {
        ZoneId zone = ZONES.get(random.nextInt(ZONES.size()));
        List<String> names =
                IntStream.range(0, bands).mapToObj(band -> "band-" + band).toList();
        List<Window> windows = new ArrayList<>(List.of(Window.otherwise(0)));
        Timetable timetable = Timetable.of(zone, names, windows);
        for (int i = bands == 1 ? 0 : 2 + random.nextInt(8); i > 0; i--) {
            windows.add(window(random, random.nextInt(bands), around));
            try {
                timetable = Timetable.of(zone, names, windows);
            } catch (IllegalArgumentException overlap) {
                windows.remove(windows.size() - 1);
            }
        }
        return timetable;
    }

    private static Window window(Random random, int band, LocalDate around) {
        int from = minute(random, Window.DAY_MINUTES - 1);
        int to = minute(random, Window.DAY_MINUTES);
        if (random.nextInt(3) > 0) {
            Set<DayOfWeek> days = EnumSet.of(around.getDayOfWeek());
            for (int i = random.nextInt(7); i > 0; i--) {
                days.add(DayOfWeek.of(1 + random.nextInt(7)));
            }
            return Window.weekly(band, days, from, to);
        }
        Set<LocalDate> dates = new HashSet<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            dates.add(around.plusDays(random.nextInt(5) - 2));
        }
        return random.nextBoolean() ? Window.onHolidays(band, dates, from, to) : Window.onDates(band, dates, from, to);
    }

    /** Mostly a full hour, since there clocks are changed. */
    private static int minute(Random random, int max) {
        return Math.min(max, random.nextInt(4) == 0 ? random.nextInt(max + 1) : 60 * random.nextInt(25));
    }

    private static long pick(Random random, long... values) {
        return values[random.nextInt(values.length)];
    }
}
