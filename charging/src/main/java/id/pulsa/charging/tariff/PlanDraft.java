package id.pulsa.charging.tariff;

import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is written, with all that it has from its parent.
 *
 * @param bands null when it cannot be said what they are
 * @param timetable null when none can be made of the bands
 * @param messageMicros price of a message where a destination says nothing, or {@link Destination#NO_MESSAGES}
 * @param destinations its own and its parent's
 * @param depth how many plans it extends, one after another
 */
record PlanDraft(
        String name,
        long sliceMillis,
        RoundingRule rounding,
        ZoneId zone,
        @Nullable Bands bands,
        @Nullable Timetable timetable,
        PlanServices services,
        long messageMicros,
        Map<DestinationKey, DestinationDraft> destinations,
        int depth) {
    private static final long DEFAULT_SLICE_MILLIS = 30_000;

    /** What a plan has that says nothing. */
    static PlanDraft defaults(ZoneId zone) {
        return new PlanDraft(
                "",
                DEFAULT_SLICE_MILLIS,
                RoundingRule.EXACT,
                zone,
                Bands.ALWAYS,
                Timetable.always(Bands.ALWAYS.names().get(0), zone),
                PlanServices.USUAL,
                Destination.NO_MESSAGES,
                Map.of(),
                -1);
    }

    /** What is known of a parent that cannot be found: nothing that its children's prices could contradict. */
    PlanDraft unknown() {
        return new PlanDraft("", sliceMillis, rounding, zone, null, null, services, messageMicros, Map.of(), 0);
    }
}
