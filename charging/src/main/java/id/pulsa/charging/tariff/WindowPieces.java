package id.pulsa.charging.tariff;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Windows cut at midnight and laid out on the days that they touch. */
final class WindowPieces {
    private final List<Window> windows;
    private final Map<DayOfWeek, List<Piece>> weekly = new EnumMap<>(DayOfWeek.class);
    private final SortedMap<Long, List<Piece>> dated = new TreeMap<>();

    /**
     * What one window covers on one day.
     *
     * @param window position in the list of windows
     * @param from minute of the day, included
     * @param to minute of the day, not included, > {@code from}
     */
    record Piece(int window, int from, int to) {}

    WindowPieces(List<Window> windows) {
        this.windows = windows;
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.put(day, new ArrayList<>());
        }
        for (int i = 0; i < windows.size(); i++) {
            layOut(i, windows.get(i));
        }
    }

    /** What covers each day of a usual week, without what covers only the rest. */
    List<Piece> on(DayOfWeek day) {
        return List.copyOf(weekly.getOrDefault(day, List.of()));
    }

    /** What covers dates over the usual week, by day of the epoch, in order. */
    SortedMap<Long, List<Piece>> dated() {
        return dated;
    }

    private void layOut(int index, Window window) {
        int end = window.endMinute();
        int untilMidnight = Math.min(end, Window.DAY_MINUTES);
        for (DayOfWeek day : window.days()) {
            on(index, weekly, day, window.fromMinute(), untilMidnight);
            on(index, weekly, day.plus(1), 0, end - Window.DAY_MINUTES);
        }
        for (LocalDate date : window.dates()) {
            on(index, dated, date.toEpochDay(), window.fromMinute(), untilMidnight);
            on(index, dated, date.toEpochDay() + 1, 0, end - Window.DAY_MINUTES);
        }
    }

    private static <K> void on(int index, Map<K, List<Piece>> days, K day, int from, int to) {
        if (to > from) {
            days.computeIfAbsent(day, none -> new ArrayList<>()).add(new Piece(index, from, to));
        }
    }

    /** The window that a piece is cut from. */
    Window window(Piece piece) {
        return windows.get(piece.window());
    }
}
