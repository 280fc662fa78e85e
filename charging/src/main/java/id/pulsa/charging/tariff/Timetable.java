package id.pulsa.charging.tariff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Which time band of a plan is in force when. Immutable, thread-safe. Every instant has exactly one band. */
public final class Timetable {
    /** Returned by {@link #nextEdge} when the band never changes. */
    public static final long NEVER = Long.MAX_VALUE;

    private final ZoneId zone;
    private final List<String> bands;

    private Timetable(ZoneId zone, List<String> bands) {
        this.zone = zone;
        this.bands = List.copyOf(bands);
    }

    /** One band, always in force. */
    public static Timetable always(String band) {
        return always(band, ZoneOffset.UTC);
    }

    /** One band, always in force; days are those of {@code zone}. */
    public static Timetable always(String band, ZoneId zone) {
        return new Timetable(zone, List.of(band));
    }

    /** Names of the bands; their positions are what {@link #bandAt} returns. */
    public List<String> bands() {
        return bands;
    }

    /** Whose clock and calendar decide. */
    public ZoneId zone() {
        return zone;
    }

    /** The band in force at an instant (wall-clock ms), as position in {@link #bands}. */
    public int bandAt(long wallMillis) {
        return 0;
    }

    /**
     * The first instant after {@code wallMillis} at which another band may be in force; {@link #NEVER} when there is
     * none. The band at the instant returned may be the same: an edge that changes nothing costs only time.
     */
    public long nextEdge(long wallMillis) {
        return NEVER;
    }

    /** The local date of an instant, as day of the epoch. */
    public long day(long wallMillis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(wallMillis), zone).toEpochDay();
    }
}
