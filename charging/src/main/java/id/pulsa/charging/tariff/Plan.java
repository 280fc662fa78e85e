package id.pulsa.charging.tariff;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The prices that a group of subscribers has. Immutable. */
public final class Plan {
    /** Returned by {@link #position} when a plan does not know a number. */
    public static final int NO_DESTINATION = PrefixTrie.NONE;

    private final String name;
    private final long sliceMillis;
    private final RoundingRule rounding;
    private final Timetable timetable;
    private final List<Destination> destinations;

    // The same: of a list, each one that is got is looked at for its class, which is mostly in no cache.
    private final Destination[] byPosition;
    private final PlanServices services;
    private final PrefixTrie byPrefix;

    /**
     * @param sliceMillis talk time that one reservation should cover, in ms, > 0
     * @param timetable the time bands; every price of a destination has one entry for each
     * @param destinations at most one for each prefix, and one for each number that is meant exactly
     */
    public Plan(
            String name,
            long sliceMillis,
            RoundingRule rounding,
            Timetable timetable,
            Collection<Destination> destinations,
            PlanServices services) {
        if (sliceMillis <= 0) {
            throw new IllegalArgumentException("a slice is more than 0 ms, got " + sliceMillis);
        }
        this.name = name;
        this.sliceMillis = sliceMillis;
        this.rounding = rounding;
        this.timetable = timetable;
        this.services = services;
        this.destinations = List.copyOf(destinations);
        this.byPosition = this.destinations.toArray(Destination[]::new);
        this.byPrefix = new PrefixTrie(this.destinations.stream()
                .map(destination -> new PrefixTrie.Entry(destination.prefix(), destination.exact()))
                .toList());
    }

    public String name() {
        return name;
    }

    /** Talk time that one reservation should cover, in ms, > 0. */
    public long sliceMillis() {
        return sliceMillis;
    }

    public RoundingRule rounding() {
        return rounding;
    }

    /** The time bands that the prices of all destinations refer to. */
    public Timetable timetable() {
        return timetable;
    }

    /** What its subscribers can do and are told by message. */
    public PlanServices services() {
        return services;
    }

    /** In the order of the file. */
    public List<Destination> destinations() {
        return destinations;
    }

    /** The {@linkplain #position destination of a number}, or null when none matches. */
    public @Nullable Destination destination(String called) {
        int position = position(called);
        return position == NO_DESTINATION ? null : byPosition[position];
    }

    /** The destination at a {@link #position}. */
    public Destination destinationAt(int position) {
        return byPosition[position];
    }

    /**
     * Where in {@link #destinations} that of this very number stands, else that with its longest prefix;
     * {@link #NO_DESTINATION} when none matches. Costs hardly more the more destinations there are, and allocates
     * nothing.
     *
     * @param called as dialled; compared as {@link DialledNumber} says
     */
    public int position(String called) {
        return byPrefix.longestMatch(called);
    }
}
