package id.pulsa.charging.tariff;

import java.util.List;

/**
 * The time bands of a plan as they are written, in no zone yet.
 *
 * @param names at least one
 * @param windows when each is in force
 * @param sound whether a timetable can be made of them
 */
record Bands(List<String> names, List<Window> windows, boolean sound) {
    /** What a plan has that says nothing of bands. */
    static final Bands ALWAYS = new Bands(List.of("always"), List.of(Window.otherwise(0)), true);
}
