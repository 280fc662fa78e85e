package id.pulsa.charging.rating;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The price ratio x = Ph/P0 over the talk time of one call, in thousandths. An increment has the ratio in force when it
 * begins. Immutable.
 */
public final class PriceRatios {
    /** Highest ratio: ten times the normal price. */
    public static final int MAX_THOUSANDTHS = 10_000;

    /** Changes in one call; what comes later changes nothing. */
    public static final int MAX_CHANGES = 1_000;

    /** Returned by {@link #nextChange} when there is none. */
    public static final long NEVER = Long.MAX_VALUE;

    /** The normal price throughout. */
    public static final PriceRatios NORMAL = of(ChargeSegment.NORMAL_RATIO);

    // thousandths[i] is in force from fromMillis[i] of talk time; the first is 0.
    private final long[] fromMillis;
    private final int[] thousandths;

    private PriceRatios(long[] fromMillis, int[] thousandths) {
        this.fromMillis = fromMillis;
        this.thousandths = thousandths;
    }

    /**
     * The same ratio throughout.
     *
     * @param thousandths 1 to {@value #MAX_THOUSANDTHS}
     */
    public static PriceRatios of(int thousandths) {
        return new PriceRatios(new long[] {0}, new int[] {checked(thousandths)});
    }

    /**
     * Like these, with another ratio from a talk time on; changes after that are gone.
     *
     * @param talkMillis in ms, ≥ 0
     * @param ratioThousandths 1 to {@value #MAX_THOUSANDTHS}
     */
    public PriceRatios from(long talkMillis, int ratioThousandths) {
        checked(ratioThousandths);
        if (talkMillis <= 0) {
            return of(ratioThousandths);
        }
        int kept = position(talkMillis - 1) + 1;
        boolean same = thousandths[kept - 1] == ratioThousandths;
        if ((same && kept == fromMillis.length) || kept > MAX_CHANGES) {
            return this;
        }
        long[] from = Arrays.copyOf(fromMillis, same ? kept : kept + 1);
        int[] ratios = Arrays.copyOf(thousandths, same ? kept : kept + 1);
        if (!same) {
            from[kept] = talkMillis;
            ratios[kept] = ratioThousandths;
        }
        return new PriceRatios(from, ratios);
    }

    private static int checked(int thousandths) {
        if (thousandths < 1 || thousandths > MAX_THOUSANDTHS) {
            throw new IllegalArgumentException(
                    "expected a price ratio of 1 to " + MAX_THOUSANDTHS + " thousandths, found " + thousandths);
        }
        return thousandths;
    }

    /** The ratio in force at a talk time, in thousandths. */
    public int at(long talkMillis) {
        return thousandths[position(talkMillis)];
    }

    /** The talk time of the first change after one; {@link #NEVER} when there is none. */
    public long nextChange(long talkMillis) {
        int next = position(talkMillis) + 1;
        return next < fromMillis.length ? fromMillis[next] : NEVER;
    }

    /** From the end, since that is where a call is. */
    private int position(long talkMillis) {
        int position = fromMillis.length - 1;
        while (position > 0 && fromMillis[position] > talkMillis) {
            position--;
        }
        return position;
    }

    /** {@code 1400} or {@code 1400,60000:1200,90500:1000}: from 60 s and 90.5 s of talk time others. {@link #parse} reads it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(thousandths[0]);
        for (int i = 1; i < fromMillis.length; i++) {
            text.append(',').append(fromMillis[i]).append(':').append(thousandths[i]);
        }
        return text.toString();
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    public static PriceRatios parse(String text) {
        PriceRatios ratios = null;
        for (String part : text.split(",", -1)) {
            int colon = part.indexOf(':');
            int ratio = Integer.parseInt(part.substring(colon + 1));
            String from = colon < 0 ? "0" : part.substring(0, colon);
            ratios = ratios == null ? of(ratio) : ratios.from(Long.parseLong(from), ratio);
        }
        if (ratios == null || !ratios.toString().equals(text)) {
            throw new IllegalArgumentException("no price ratios: \"" + text + "\"");
        }
        return ratios;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PriceRatios ratios
                && Arrays.equals(fromMillis, ratios.fromMillis)
                && Arrays.equals(thousandths, ratios.thousandths);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(fromMillis) + Arrays.hashCode(thousandths);
    }
}
