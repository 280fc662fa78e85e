package id.pulsa.charging.rating;

import id.pulsa.charging.rating.ChargeSegment.Kind;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Window;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What calls cost, the slow and obvious way: increment by increment, each in the band that the calendar says, in
 * fractions of integers without end. Shares nothing with the engine but the shapes of what it is given and returns.
 */
final class ReferenceRating {
    /** An increment of a call: which band, length and price ratio, who pays. */
    private record Step(Kind kind, long from, long length, int band, int ratio) {
        Step(Kind kind, long from, long length, int band) {
            this(kind, from, length, band, 1_000);
        }
    }

    private final RandomTariff tariff;
    private final List<BandPrice> prices;
    private final BigInteger denominator;
    private final BigDecimal divisor;
    private final RoundingMode mode;
    private long bandKnownAtMinute = Long.MIN_VALUE;
    private int knownBand;

    ReferenceRating(RandomTariff tariff) {
        this.tariff = tariff;
        this.prices = tariff.prices();
        // Any common denominator will do: not the smallest, as the engine's.
        BigInteger product = BigInteger.valueOf(1_000);
        for (BandPrice price : prices) {
            product = product.multiply(BigInteger.valueOf(price.perMillis()));
        }
        this.denominator = product;
        this.divisor = new BigDecimal(product)
                .multiply(BigDecimal.valueOf(tariff.rounding().toMicros()));
        this.mode = RoundingMode.valueOf(tariff.rounding().mode().name());
    }

    long billed(long talk, long answeredAt) {
        long billed = Math.min(talk, free(answeredAt));
        while (billed < talk) {
            billed += stepAt(billed, answeredAt).length;
        }
        return billed;
    }

    /** The increment that begins after so much talk. */
    private Step stepAt(long at, long answeredAt) {
        int band = band(answeredAt + at);
        boolean first = at == free(answeredAt);
        BandPrice price = prices.get(band);
        return new Step(
                Kind.TALK, at, first ? price.firstIncrementMillis() : price.nextIncrementMillis(), band, ratio(at));
    }

    /** The last one that began by then. */
    private int ratio(long at) {
        int ratio = 0;
        for (RandomTariff.RatioChange change : tariff.ratios()) {
            ratio = change.fromMillis() <= at ? change.thousandths() : ratio;
        }
        return ratio;
    }

    private long free(long answeredAt) {
        return prices.get(band(answeredAt)).freeMillis();
    }

    Charge charge(long billed, long answeredAt, Allowance allowance) {
        List<Step> steps = new ArrayList<>();
        long at = Math.min(free(answeredAt), billed);
        if (at > 0) {
            steps.add(new Step(Kind.FREE, 0, at, band(answeredAt)));
        }
        long bundle = allowance.bundleMillis();
        long bundled = 0;
        boolean money = false;
        while (at < billed) {
            Step step = stepAt(at, answeredAt);
            at += step.length;
            if (!money && step.length <= bundle - bundled) {
                bundled += step.length;
                steps.add(new Step(Kind.BUNDLE, step.from, step.length, step.band));
                continue;
            }
            if (!money && prices.get(step.band).connectionFeeMicros() > 0) {
                steps.add(new Step(Kind.FEE, step.from, 0, step.band));
            }
            money = true;
            steps.add(step);
        }
        return priced(steps, at, bundled, allowance);
    }

    private Charge priced(List<Step> steps, long end, long bundled, Allowance allowance) {
        List<ChargeSegment> segments = new ArrayList<>();
        BigInteger[] byBand = new BigInteger[prices.size()];
        Arrays.fill(byBand, BigInteger.ZERO);
        BigInteger sum = BigInteger.ZERO;
        int feeBand = -1;
        for (int i = 0; i < steps.size(); ) {
            Step step = steps.get(i);
            BigInteger before = sum;
            long count = 0;
            long to = step.from;
            for (; i < steps.size() && alike(step, steps.get(i)); i++, count++) {
                BigInteger amount = amount(steps.get(i));
                sum = sum.add(amount);
                byBand[step.band] = byBand[step.band].add(amount);
                to += step.length;
                if (feeBand < 0 && (step.kind == Kind.FEE || step.kind == Kind.TALK)) {
                    feeBand = step.band;
                }
            }
            segments.add(segment(step, to, count, rounded(sum) - rounded(before)));
        }
        return feeBand < 0
                ? new Charge(0, bundled, segments, List.of())
                : limited(segments, sum, byBand, feeBand, end, bundled, allowance);
    }

    private static boolean alike(Step one, Step other) {
        return one.kind == other.kind
                && one.band == other.band
                && one.length == other.length
                && one.ratio == other.ratio;
    }

    private ChargeSegment segment(Step step, long to, long count, long amount) {
        BandPrice price = prices.get(step.band);
        String name = tariff.timetable().bands().get(step.band);
        return switch (step.kind) {
            case TALK ->
                new ChargeSegment(
                        Kind.TALK,
                        step.from,
                        to,
                        name,
                        price.priceMicros(),
                        price.perMillis(),
                        step.ratio,
                        step.length,
                        count,
                        amount);
            case BUNDLE -> new ChargeSegment(Kind.BUNDLE, step.from, to, name, 0, 0, 1_000, step.length, count, 0);
            case FEE -> new ChargeSegment(Kind.FEE, to, to, name, price.connectionFeeMicros(), 0, 1_000, 0, 0, amount);
            default -> new ChargeSegment(step.kind, step.from, to, name, 0, 0, 1_000, 0, 0, amount);
        };
    }

    private BigInteger amount(Step step) {
        BandPrice price = prices.get(step.band);
        return switch (step.kind) {
            case FEE -> micros(price.connectionFeeMicros());
            case TALK ->
                BigInteger.valueOf(price.priceMicros())
                        .multiply(BigInteger.valueOf(step.length))
                        .multiply(BigInteger.valueOf(step.ratio))
                        .multiply(denominator.divide(BigInteger.valueOf(1_000L * price.perMillis())));
            default -> BigInteger.ZERO;
        };
    }

    /** Minimum and caps. */
    private Charge limited(
            List<ChargeSegment> segments,
            BigInteger talk,
            BigInteger[] byBand,
            int feeBand,
            long end,
            long bundled,
            Allowance allowance) {
        BigInteger elsewhere = BigInteger.ZERO;
        for (int band = 0; band < byBand.length; band++) {
            if (band != feeBand) {
                elsewhere = elsewhere.add(capped(byBand[band], band, allowance));
            }
        }
        BigInteger minimum = micros(prices.get(feeBand).minimumMicros());
        BigInteger missing =
                minimum.subtract(elsewhere).subtract(byBand[feeBand]).max(BigInteger.ZERO);
        byBand[feeBand] = byBand[feeBand].add(missing);
        BigInteger sum = talk.add(missing);
        addIfAny(segments, Kind.MINIMUM, feeBand, end, rounded(sum) - rounded(talk));
        List<Charge.CapShare> shares = new ArrayList<>();
        BigInteger shared = BigInteger.ZERO;
        for (int band = 0; band < byBand.length; band++) {
            BigInteger capped = capped(byBand[band], band, allowance);
            BigInteger less = sum.subtract(byBand[band]).add(capped);
            addIfAny(segments, Kind.CAP, band, end, rounded(less) - rounded(sum));
            sum = less;
            long share = rounded(shared.add(capped)) - rounded(shared);
            shared = shared.add(capped);
            if (prices.get(band).capped() && share > 0) {
                shares.add(new Charge.CapShare(band, share));
            }
        }
        return new Charge(rounded(sum), bundled, segments, shares);
    }

    private void addIfAny(List<ChargeSegment> segments, Kind kind, int band, long at, long amount) {
        if (amount != 0) {
            String name = tariff.timetable().bands().get(band);
            BandPrice price = prices.get(band);
            long named = kind == Kind.CAP ? price.dailyCapMicros() : price.minimumMicros();
            segments.add(new ChargeSegment(kind, at, at, name, named, 0, 1_000, 0, 0, amount));
        }
    }

    /** What is left below a cap is used in whole smallest amounts only. */
    private BigInteger capped(BigInteger amount, int band, Allowance allowance) {
        BandPrice price = prices.get(band);
        if (!price.capped()) {
            return amount;
        }
        long left = Math.max(0, price.dailyCapMicros() - allowance.cappedMicros(band));
        long quantum = tariff.rounding().toMicros();
        return amount.min(micros(left / quantum * quantum));
    }

    private BigInteger micros(long micros) {
        return BigInteger.valueOf(micros).multiply(denominator);
    }

    private long rounded(BigInteger sum) {
        return new BigDecimal(sum)
                .divide(divisor, 0, mode)
                .multiply(BigDecimal.valueOf(tariff.rounding().toMicros()))
                .longValueExact();
    }

    /** Asked of java.time; bands and clocks change at full minutes only. */
    int band(long wallMillis) {
        long minute = Math.floorDiv(wallMillis, 60_000L);
        if (minute != bandKnownAtMinute) {
            bandKnownAtMinute = minute;
            knownBand = bandAt(Instant.ofEpochMilli(wallMillis)
                    .atZone(tariff.timetable().zone())
                    .toLocalDateTime());
        }
        return knownBand;
    }

    private int bandAt(LocalDateTime local) {
        Window best = null;
        for (Window window : tariff.timetable().windows()) {
            if (covers(window, local) && (best == null || window.level().compareTo(best.level()) > 0)) {
                best = window;
            }
        }
        if (best == null) {
            throw new AssertionError("no band at " + local);
        }
        return best.band();
    }

    private static boolean covers(Window window, LocalDateTime local) {
        int minute = 60 * local.getHour() + local.getMinute();
        boolean pastMidnight = window.toMinute() <= window.fromMinute();
        boolean today = minute >= window.fromMinute() && (pastMidnight || minute < window.toMinute());
        boolean sinceYesterday = pastMidnight && minute < window.toMinute();
        return (today && begins(window, local.toLocalDate()))
                || (sinceYesterday && begins(window, local.toLocalDate().minusDays(1)));
    }

    private static boolean begins(Window window, LocalDate date) {
        return switch (window.level()) {
            case OTHERWISE -> true;
            case WEEK -> window.days().contains(date.getDayOfWeek());
            case HOLIDAY, DATE -> window.dates().contains(date);
        };
    }
}
