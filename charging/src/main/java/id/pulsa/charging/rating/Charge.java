package id.pulsa.charging.rating;

import java.util.List;

/**
 * A charge taken apart.
 *
 * @param micros the charge, in micro-units: the sum of the segments' amounts
 * @param bundleMillis talk time that bundles paid for, in ms
 * @param segments in order of time
 * @param capShares what counts towards daily caps; empty for a destination without
 */
public record Charge(long micros, long bundleMillis, List<ChargeSegment> segments, List<CapShare> capShares) {
    /** Nothing. */
    public static final Charge NOTHING = new Charge(0, 0, List.of(), List.of());

    /**
     * What a charge adds to a daily cap.
     *
     * @param band position in the plan's timetable
     * @param micros ≥ 0
     */
    public record CapShare(int band, long micros) {}

    public Charge {
        segments = List.copyOf(segments);
        capShares = List.copyOf(capShares);
    }
}
