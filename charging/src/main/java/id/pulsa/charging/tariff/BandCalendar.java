package id.pulsa.charging.tariff;

import id.pulsa.charging.tariff.WindowPieces.Piece;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which bands each local day has: a usual week, and the days that differ from it. Knows no zone. Immutable. */
final class BandCalendar {
    /** 1970-01-01 was a Thursday. */
    private static final int DAYS_FROM_MONDAY_TO_EPOCH = 3;

    private static final int WEEK_DAYS = 7;

    private final List<DaySchedule> week;
    private final Map<Long, DaySchedule> special = new HashMap<>();

    BandCalendar(List<Window> windows, WindowPieces pieces) {
        int otherwise = windows.stream()
                .filter(window -> window.level() == Window.Level.OTHERWISE)
                .mapToInt(Window::band)
                .findFirst()
                .orElse(DaySchedule.GAP);
        List<int[]> minutes = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            int[] bands = new int[Window.DAY_MINUTES];
            Arrays.fill(bands, otherwise);
            paint(bands, pieces.on(day), Window.Level.WEEK, pieces);
            minutes.add(bands);
        }
        this.week = minutes.stream().map(DaySchedule::new).toList();
        pieces.dated().forEach((day, covering) -> {
            int[] bands = minutes.get(dayOfWeek(day)).clone();
            paint(bands, covering, Window.Level.HOLIDAY, pieces);
            paint(bands, covering, Window.Level.DATE, pieces);
            special.put(day, new DaySchedule(bands));
        });
    }

    private static void paint(int[] bands, List<Piece> covering, Window.Level level, WindowPieces pieces) {
        for (Piece piece : covering) {
            Window window = pieces.window(piece);
            if (window.level() == level) {
                Arrays.fill(bands, piece.from(), piece.to(), window.band());
            }
        }
    }

    /** The bands of a local day. */
    DaySchedule on(long epochDay) {
        DaySchedule schedule = special.get(epochDay);
        return schedule == null ? week.get(dayOfWeek(epochDay)) : schedule;
    }

    /** The bands of a day that is no holiday. */
    DaySchedule usual(DayOfWeek day) {
        return week.get(day.getValue() - 1);
    }

    /** Every band that is in force at some time, each once. */
    int[] bandsInForce() {
        List<DaySchedule> all = new ArrayList<>(week);
        all.addAll(special.values());
        return all.stream()
                .flatMapToInt(day -> IntStream.range(0, day.runs()).map(day::band))
                .distinct()
                .toArray();
    }

    private static int dayOfWeek(long epochDay) {
        return (int) Math.floorMod(epochDay + DAYS_FROM_MONDAY_TO_EPOCH, (long) WEEK_DAYS);
    }
}
