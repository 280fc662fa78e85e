package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Findings;

/**
 * The units of time of a destination's bands need a common multiple: a call over several of them is added up exactly in
 * its fractions.
 */
final class CommonUnit {
    /** Largest common multiple, in ms: about 31 years. */
    static final long MAX_MILLIS = 1_000_000_000_000L;

    private CommonUnit() {}

    static void check(PriceDraft.Banded banded, Findings findings) {
        long multiple = 1;
        for (PriceDraft.InBand inBand : banded.prices().values()) {
            long per = inBand.price().perMillis();
            long factor = per / greatestCommonDivisor(multiple, per);
            if (factor > MAX_MILLIS / multiple) {
                findings.add(
                        inBand.mark(),
                        "\"per\" has no common multiple with those of the other bands that is short enough; use units"
                                + " such as 1s, 10s, 30s and 1m");
                return;
            }
            multiple *= factor;
        }
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
