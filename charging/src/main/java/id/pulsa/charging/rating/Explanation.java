package id.pulsa.charging.rating;

import id.pulsa.charging.rating.ChargeSegment.Kind;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a charge apart while a meter runs. Each amount is the difference of two rounded costs up to there, so that all
 * of them sum up to the charge. Used by one thread.
 */
final class Explanation {
    private static final int USUAL_SEGMENTS = 4;

    private final Tally tally;
    private ChargeSegment[] segments = new ChargeSegment[USUAL_SEGMENTS];
    private int size;
    private long sumMicros;

    Explanation(Tally tally) {
        this.tally = tally;
    }

    /** Talk time that is given away before the first run; 0 for none. */
    void free(Meter meter, long millis) {
        if (millis > 0) {
            String band = tally.prices.name(meter.answerBand());
            append(new ChargeSegment(Kind.FREE, 0, millis, band, 0, 0, ChargeSegment.NORMAL_RATIO, 0, 0, 0));
        }
    }

    /** Takes in the meter's present run and pays what the bundle has not paid. */
    void run(Meter meter) {
        if (meter.bundled() > 0) {
            String band = tally.prices.name(meter.band());
            join(new ChargeSegment(
                    Kind.BUNDLE,
                    meter.unbundledFromMillis() - meter.bundled() * meter.lengthMillis(),
                    meter.unbundledFromMillis(),
                    band,
                    0,
                    0,
                    ChargeSegment.NORMAL_RATIO,
                    meter.lengthMillis(),
                    meter.bundled(),
                    0));
        }
        if (meter.unbundled() > 0) {
            fee(meter);
            talk(meter);
        }
    }

    private void fee(Meter meter) {
        if (tally.feeIsDue()) {
            return;
        }
        tally.payFee(meter.band());
        long fee = tally.prices.feeMicros(meter.band());
        if (fee > 0) {
            add(Kind.FEE, meter.unbundledFromMillis(), meter.band(), fee, grown(Tally.FEE_AND_TALK));
        }
    }

    private void talk(Meter meter) {
        tally.pay(meter.band(), meter.ratioThousandths(), meter.unbundled() * meter.lengthMillis());
        join(new ChargeSegment(
                Kind.TALK,
                meter.unbundledFromMillis(),
                meter.endMillis(),
                tally.prices.name(meter.band()),
                tally.prices.priceMicros(meter.band()),
                tally.prices.perMillis(meter.band()),
                meter.ratioThousandths(),
                meter.lengthMillis(),
                meter.unbundled(),
                grown(Tally.FEE_AND_TALK)));
    }

    /** Increments that go on as those before them are one segment. */
    private void join(ChargeSegment segment) {
        ChargeSegment last = size == 0 ? null : segments[size - 1];
        if (last == null
                || last.kind() != segment.kind()
                || last.incrementMillis() != segment.incrementMillis()
                || last.ratioThousandths() != segment.ratioThousandths()
                || !last.band().equals(segment.band())) {
            append(segment);
            return;
        }
        segments[size - 1] = new ChargeSegment(
                last.kind(),
                last.fromMillis(),
                segment.toMillis(),
                last.band(),
                last.priceMicros(),
                last.perMillis(),
                last.ratioThousandths(),
                last.incrementMillis(),
                last.increments() + segment.increments(),
                last.amountMicros() + segment.amountMicros());
    }

    /**
     * The whole charge, after the last run.
     *
     * @param bundledMillis talk time that the bundle paid for
     */
    Charge charge(Meter meter, long bundledMillis) {
        BandPrices prices = tally.prices;
        if (tally.feeIsDue()) {
            long minimum = prices.minimumMicros(tally.feeBand());
            addIfAny(Kind.MINIMUM, meter.endMillis(), tally.feeBand(), minimum, grown(Tally.MINIMUM));
        }
        for (int band = 0; prices.capped() && band < prices.bands(); band++) {
            if (prices.capped(band)) {
                long cap = prices.capMicros(band);
                addIfAny(Kind.CAP, meter.endMillis(), band, cap, grown(band + 1));
            }
        }
        return new Charge(sumMicros, bundledMillis, segments(), tally.capShares());
    }

    /** What the cost up to a stage is more than the segments so far. */
    private long grown(int stage) {
        long before = sumMicros;
        sumMicros = tally.rounded(stage);
        if (sumMicros == Tally.TOO_LARGE) {
            throw new ArithmeticException("a call costs more than can be counted");
        }
        return sumMicros - before;
    }

    private void addIfAny(Kind kind, long at, int band, long priceMicros, long amountMicros) {
        if (amountMicros != 0) {
            add(kind, at, band, priceMicros, amountMicros);
        }
    }

    private void add(Kind kind, long at, int band, long priceMicros, long amountMicros) {
        append(new ChargeSegment(
                kind, at, at, tally.prices.name(band), priceMicros, 0, ChargeSegment.NORMAL_RATIO, 0, 0, amountMicros));
    }

    private void append(ChargeSegment segment) {
        if (size == segments.length) {
            segments = Arrays.copyOf(segments, 2 * size);
        }
        segments[size] = segment;
        size++;
    }

    private List<ChargeSegment> segments() {
        return switch (size) {
            case 0 -> List.of();
            case 1 -> List.of(segments[0]);
            case 2 -> List.of(segments[0], segments[1]);
            case 3 -> List.of(segments[0], segments[1], segments[2]);
            default -> List.of(size == segments.length ? segments : Arrays.copyOf(segments, size));
        };
    }
}
