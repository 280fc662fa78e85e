package id.pulsa.charging.tariff;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Which time band of a plan is in force when. Thread-safe; always gives the same answers. Every instant has exactly one
 * band.
 *
 * <p>The local wall clock decides. When clocks are put back, the hour that comes twice is in the same bands twice; what
 * they skip when put forward is in none, so a band may begin or end with the change.
 *
 * <p>Look-ups are made for every increment of every call: a day is worked out when it is first asked for and kept, after
 * which a look-up takes some nanoseconds and allocates nothing.
 */
public final class Timetable {
    /** Returned by {@link #nextEdge} when the band never changes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Days kept: more than a year's, so that a quote over a whole year does not work them out again. */
    private static final int KEPT_DAYS = 512;

    /** How far to look for another band: longer than any call. */
    private static final int DAYS_AHEAD = 9;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final List<String> bands;
    private final List<Window> windows;
    private final BandCalendar calendar;
    private final boolean constant;
    private final AtomicReferenceArray<UtcDay> days = new AtomicReferenceArray<>(KEPT_DAYS);

    private Timetable(ZoneId zone, List<String> bands, List<Window> windows, BandCalendar calendar) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.bands = bands;
        this.windows = windows;
        this.calendar = calendar;
        this.constant = calendar.bandsInForce().length == 1;
    }

    /** One band, always in force. */
    public static Timetable always(String band) {
        return always(band, ZoneOffset.UTC);
    }

    /** One band, always in force; days are those of {@code zone}. */
    public static Timetable always(String band, ZoneId zone) {
        return of(zone, List.of(band), List.of(Window.otherwise(0)));
    }

    /**
     * Bands by windows of time.
     *
     * @param bands names, at least one
     * @param windows when each is in force
     * @throws IllegalArgumentException when a time has no band, or two windows of the same level in different bands
     *     cover it; says when
     */
    public static Timetable of(ZoneId zone, List<String> bands, List<Window> windows) {
        List<String> names = List.copyOf(bands);
        List<Window> covering = List.copyOf(windows);
        for (Window window : covering) {
            if (window.band() >= names.size()) {
                throw new IllegalArgumentException("there is no band " + window.band());
            }
        }
        WindowPieces pieces = new WindowPieces(covering);
        BandCalendar calendar = new BandCalendar(covering, pieces);
        for (CalendarProblem problem : CalendarCheck.problems(names.size(), covering, pieces, calendar)) {
            if (problem instanceof CalendarProblem.Gap gap) {
                throw new IllegalArgumentException("no band covers " + gap.when());
            }
            if (problem instanceof CalendarProblem.Overlap overlap) {
                throw new IllegalArgumentException("the bands \""
                        + names.get(covering.get(overlap.other()).band()) + "\" and \""
                        + names.get(covering.get(overlap.window()).band()) + "\" both cover " + overlap.when());
            }
        }
        return new Timetable(zone, names, covering, calendar);
    }

    /** What is wrong with windows, before a timetable is made of them. */
    static List<CalendarProblem> problems(int bands, List<Window> windows) {
        WindowPieces pieces = new WindowPieces(windows);
        return CalendarCheck.problems(bands, windows, pieces, new BandCalendar(windows, pieces));
    }

    /** Names of the bands; their positions are what {@link #bandAt} returns. */
    public List<String> bands() {
        return bands;
    }

    /** Whose clock and calendar decide. */
    public ZoneId zone() {
        return zone;
    }

    /** What the bands were made of. */
    public List<Window> windows() {
        return windows;
    }

    /** The band in force at an instant (wall-clock ms), as position in {@link #bands}. */
    public int bandAt(long wallMillis) {
        return utcDay(Math.floorDiv(wallMillis, UtcDay.MILLIS)).bandAt(wallMillis);
    }

    /**
     * The first instant after {@code wallMillis} at which another band is in force; {@link #NEVER} when there is only
     * one. When the band stays for more than a week, an instant more than a week ahead at which it may be the same.
     */
    public long nextEdge(long wallMillis) {
        if (constant) {
            return NEVER;
        }
        long number = Math.floorDiv(wallMillis, UtcDay.MILLIS);
        UtcDay day = utcDay(number);
        int next = day.edgeAfter(wallMillis);
        if (next > 0) {
            return day.edge(next);
        }
        int band = day.lastBand();
        for (long ahead = number + 1; ahead < number + DAYS_AHEAD; ahead++) {
            day = utcDay(ahead);
            if (day.firstBand() != band) {
                return ahead * UtcDay.MILLIS;
            }
            if (day.changes()) {
                return day.edge(1);
            }
        }
        return (number + DAYS_AHEAD) * UtcDay.MILLIS;
    }

    /** The local date of an instant, as day of the epoch. */
    public long day(long wallMillis) {
        return utcDay(Math.floorDiv(wallMillis, UtcDay.MILLIS)).localDay(wallMillis);
    }

    /** Two threads may work out the same day at the same time: both come to the same. */
    private UtcDay utcDay(long number) {
        int slot = (int) (number & KEPT_DAYS - 1);
        UtcDay kept = days.get(slot);
        if (kept != null && kept.number() == number) {
            return kept;
        }
        UtcDay made = UtcDay.of(number, rules, calendar);
        days.set(slot, made);
        return made;
    }
}
