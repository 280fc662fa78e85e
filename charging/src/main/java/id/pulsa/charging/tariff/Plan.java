package id.pulsa.charging.tariff;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prices that a group of subscribers has. Immutable. */
public final class Plan {
    private final String name;
    private final long sliceMillis;
    private final RoundingRule rounding;
    private final Timetable timetable;
    private final List<Destination> destinations;
    private final PlanServices services;
    private final PrefixTrie<Destination> byPrefix;

    /**
     * @param sliceMillis talk time that one reservation should cover, in ms, > 0
     * @param timetable the time bands; every price of a destination has one entry for each
     * @param destinations at most one for each prefix
     */
    public Plan(
            String name,
            long sliceMillis,
            RoundingRule rounding,
            Timetable timetable,
            Collection<Destination> destinations,
            PlanServices services) {
        Map<String, Destination> prefixes = new LinkedHashMap<>();
        for (Destination destination : destinations) {
            if (prefixes.put(destination.prefix(), destination) != null) {
                throw new IllegalArgumentException("two destinations with prefix \"" + destination.prefix() + "\"");
            }
        }
        if (sliceMillis <= 0) {
            throw new IllegalArgumentException("a slice is more than 0 ms, got " + sliceMillis);
        }
        this.name = name;
        this.sliceMillis = sliceMillis;
        this.rounding = rounding;
        this.timetable = timetable;
        this.services = services;
        this.destinations = List.copyOf(destinations);
        this.byPrefix = new PrefixTrie<>(prefixes);
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

    /**
     * The destination with the longest prefix of the number, or null when none matches.
     *
     * @param called as dialled; compared as {@link DialledNumber} says
     */
    public @Nullable Destination destination(String called) {
        return byPrefix.longestMatch(DialledNumber.normalise(called));
    }
}
