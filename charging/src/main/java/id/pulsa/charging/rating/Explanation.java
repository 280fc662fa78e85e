package id.pulsa.charging.rating;

import id.pulsa.charging.rating.Charge.CapShare;
import id.pulsa.charging.rating.ChargeSegment.Kind;
import id.pulsa.charging.tariff.BandPrice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a charge apart while a meter runs. Each amount is the difference of two rounded costs up to there, so that all
 * of them sum up to the charge. Used by one thread.
 */
final class Explanation {
    private static final int USUAL_SEGMENTS = 4;

    private final BandPrices prices;
    private final Meter meter;
    private final CapRooms rooms;

    private ChargeSegment[] segments = new ChargeSegment[USUAL_SEGMENTS];
    private int size;
    private long sumMicros;

    // Increments of one kind, band and length that go on from one run to the next are one segment.
    private Kind kind = Kind.TALK;
    private int band;
    private long lengthMillis;
    private long increments;
    private long endMillis;

    Explanation(BandPrices prices, Meter meter, CapRooms rooms) {
        this.prices = prices;
        this.meter = meter;
        this.rooms = rooms;
    }

    /** Talk time that is given away before the first run; 0 for none. */
    void free(long millis) {
        if (millis > 0) {
            add(Kind.FREE, 0, millis, meter.answerBand(), 0, 0);
        }
    }

    /** Takes in the meter's present run and pays what the bundle has not paid. */
    void run() {
        if (meter.bundled() > 0) {
            extend(Kind.BUNDLE, meter.bundled());
        }
        if (meter.unbundled() > 0) {
            if (!meter.feeIsDue()) {
                finish();
                meter.payFee();
                fee();
            }
            extend(Kind.TALK, meter.unbundled());
            meter.pay(meter.unbundled());
        }
    }

    private void fee() {
        long fee = prices.price(meter.band()).connectionFeeMicros();
        if (fee > 0) {
            long at = meter.endMillis() - meter.unbundled() * meter.lengthMillis();
            add(Kind.FEE, at, at, meter.band(), fee, grown(ExactCost.FEE_AND_TALK));
        }
    }

    private void extend(Kind ofKind, long more) {
        if (increments == 0 || kind != ofKind || band != meter.band() || lengthMillis != meter.lengthMillis()) {
            finish();
            kind = ofKind;
            band = meter.band();
            lengthMillis = meter.lengthMillis();
        }
        increments += more;
        endMillis = meter.startMillis() + (meter.bundled() + (ofKind == Kind.TALK ? more : 0)) * lengthMillis;
    }

    private void finish() {
        if (increments == 0) {
            return;
        }
        boolean talk = kind == Kind.TALK;
        BandPrice price = prices.price(band);
        append(new ChargeSegment(
                kind,
                endMillis - increments * lengthMillis,
                endMillis,
                prices.timetable().bands().get(band),
                talk ? price.priceMicros() : 0,
                talk ? price.perMillis() : 0,
                talk ? prices.ratioThousandths() : BandedCallRate.NORMAL_RATIO,
                lengthMillis,
                increments,
                talk ? grown(ExactCost.FEE_AND_TALK) : 0));
        increments = 0;
    }

    /** The whole charge, after the last run. */
    Charge charge() {
        finish();
        if (meter.feeIsDue()) {
            int due = meter.feeBand();
            addIfAny(Kind.MINIMUM, due, prices.price(due).minimumMicros(), grown(ExactCost.MINIMUM));
        }
        if (!prices.capped()) {
            return new Charge(sumMicros, meter.bundledMillis(), segments(), List.of());
        }
        List<CapShare> shares = new ArrayList<>();
        long shared = 0;
        for (int capped = 0; capped < prices.bands(); capped++) {
            long share = fitting(prices.exact(meter).share(meter, rooms, capped + 1));
            if (prices.price(capped).capped()) {
                addIfAny(Kind.CAP, capped, prices.price(capped).dailyCapMicros(), grown(capped + 1));
                if (share > shared) {
                    shares.add(new CapShare(capped, share - shared));
                }
            }
            shared = share;
        }
        return new Charge(sumMicros, meter.bundledMillis(), segments(), shares);
    }

    /** What the cost up to a stage is more than the segments so far. */
    private long grown(int stage) {
        long before = sumMicros;
        sumMicros = fitting(prices.exact(meter).rounded(meter, rooms, stage));
        return sumMicros - before;
    }

    private static long fitting(long micros) {
        if (micros == ExactCost.TOO_LARGE) {
            throw new ArithmeticException("a call costs more than can be counted");
        }
        return micros;
    }

    private void addIfAny(Kind ofKind, int ofBand, long priceMicros, long amountMicros) {
        if (amountMicros != 0) {
            add(ofKind, meter.endMillis(), meter.endMillis(), ofBand, priceMicros, amountMicros);
        }
    }

    private void add(Kind ofKind, long from, long to, int ofBand, long priceMicros, long amountMicros) {
        append(new ChargeSegment(
                ofKind,
                from,
                to,
                prices.timetable().bands().get(ofBand),
                priceMicros,
                0,
                BandedCallRate.NORMAL_RATIO,
                0,
                0,
                amountMicros));
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
            default -> List.of(size == segments.length ? segments : Arrays.copyOf(segments, size));
        };
    }
}
