package id.pulsa.charging.tariff;

import java.util.List;

/** How the calls to a destination are charged. */
public sealed interface Price {
    /** Calls are refused. */
    record Barred() implements Price {}

    /** Calls cost nothing. */
    record Free() implements Price {}

    /**
     * Calls cost what the band says that is in force.
     *
     * @param bands one price for each band of the plan's {@link Timetable}, in its order; at least one
     */
    record Charged(List<BandPrice> bands) implements Price {
        public Charged {
            bands = List.copyOf(bands);
            if (bands.isEmpty()) {
                throw new IllegalArgumentException("a price for at least one band is needed");
            }
        }
    }
}
