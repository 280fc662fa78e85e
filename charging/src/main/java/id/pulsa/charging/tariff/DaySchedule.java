package id.pulsa.charging.tariff;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The bands of one local day, as runs of minutes. Immutable. */
final class DaySchedule {
    /** Stands where no band covers the time. */
    static final int GAP = -1;

    private static final int MINUTE_MILLIS = 60_000;

    private final int[] startMillis;
    private final int[] bands;

    /** @param bandOfMinute one for each minute of the day */
    DaySchedule(int[] bandOfMinute) {
        int[] starts = IntStream.range(0, bandOfMinute.length)
                .filter(minute -> minute == 0 || bandOfMinute[minute] != bandOfMinute[minute - 1])
                .toArray();
        this.bands = Arrays.stream(starts).map(minute -> bandOfMinute[minute]).toArray();
        this.startMillis =
                Arrays.stream(starts).map(minute -> minute * MINUTE_MILLIS).toArray();
    }

    int runs() {
        return bands.length;
    }

    /** The run that a time of the day falls in. */
    int runAt(int millisOfDay) {
        int run = startMillis.length - 1;
        while (startMillis[run] > millisOfDay) {
            run--;
        }
        return run;
    }

    int band(int run) {
        return bands[run];
    }

    /** When a run ends, in ms of the day: 86,400,000 for the last one. */
    int endMillis(int run) {
        return run + 1 < startMillis.length ? startMillis[run + 1] : Window.DAY_MINUTES * MINUTE_MILLIS;
    }
}
