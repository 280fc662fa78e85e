package id.pulsa.charging.tariff;

import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;

/**
 * What one day of universal time has in a zone: the instants at which another band comes into force and those at which
 * the clocks are changed. Worked out once, so that looking a time up needs no calendar. Immutable.
 */
final class UtcDay {
    /** Milliseconds of a day of universal time. */
    static final long MILLIS = 86_400_000L;

    private final long number;

    // The band bands[i] is in force from edges[i]; the first edge is the day's beginning.
    private final long[] edges;
    private final int[] bands;

    // The local clock is ahead of universal time by offsets[i] ms from clockChanges[i].
    private final long[] clockChanges;
    private final long[] offsets;

    private UtcDay(long number, Series bands, Series offsets) {
        this.number = number;
        this.edges = bands.starts();
        this.bands = Arrays.stream(bands.values()).mapToInt(Math::toIntExact).toArray();
        this.clockChanges = offsets.starts();
        this.offsets = offsets.values();
    }

    /** @param number day of the epoch, in universal time */
    static UtcDay of(long number, ZoneRules zone, BandCalendar calendar) {
        Series bands = new Series();
        Series offsets = new Series();
        long end = (number + 1) * MILLIS;
        for (long now = number * MILLIS; now < end; ) {
            Instant instant = Instant.ofEpochMilli(now);
            long offset = zone.getOffset(instant).getTotalSeconds() * 1_000L;
            long local = now + offset;
            DaySchedule schedule = calendar.on(Math.floorDiv(local, MILLIS));
            int millisOfDay = (int) Math.floorMod(local, MILLIS);
            int run = schedule.runAt(millisOfDay);
            bands.add(now, schedule.band(run));
            offsets.add(now, offset);
            long next = Math.min(end, now + schedule.endMillis(run) - millisOfDay);
            ZoneOffsetTransition change = zone.nextTransition(instant);
            now = change == null ? next : Math.min(next, change.getInstant().toEpochMilli());
        }
        return new UtcDay(number, bands, offsets);
    }

    /** Day of the epoch, in universal time. */
    long number() {
        return number;
    }

    /** The band at an instant of this day. */
    int bandAt(long wallMillis) {
        return bands[position(edges, wallMillis)];
    }

    /** The band with which the day begins. */
    int firstBand() {
        return bands[0];
    }

    /** The band with which the day ends. */
    int lastBand() {
        return bands[bands.length - 1];
    }

    /** Whether the band changes after the day's beginning. */
    boolean changes() {
        return edges.length > 1;
    }

    /** The position of the first edge after an instant of this day; 0 when the band stays to the end of the day. */
    int edgeAfter(long wallMillis) {
        int next = position(edges, wallMillis) + 1;
        return next < edges.length ? next : 0;
    }

    /** The instant of an edge; edge 0 is the day's beginning. */
    long edge(int position) {
        return edges[position];
    }

    /** The local date at an instant of this day, as day of the epoch. */
    long localDay(long wallMillis) {
        return Math.floorDiv(wallMillis + offsets[position(clockChanges, wallMillis)], MILLIS);
    }

    /** A scan, since there are hardly more than a few. */
    private static int position(long[] starts, long wallMillis) {
        int position = starts.length - 1;
        while (position > 0 && starts[position] > wallMillis) {
            position--;
        }
        return position;
    }

    /** Values over time, of which only changes are kept. */
    private static final class Series {
        private long[] starts = new long[8];
        private long[] values = new long[8];
        private int size;

        void add(long start, long value) {
            if (size > 0 && values[size - 1] == value) {
                return;
            }
            if (size == starts.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            starts[size] = start;
            values[size] = value;
            size++;
        }

        long[] starts() {
            return Arrays.copyOf(starts, size);
        }

        long[] values() {
            return Arrays.copyOf(values, size);
        }
    }
}
