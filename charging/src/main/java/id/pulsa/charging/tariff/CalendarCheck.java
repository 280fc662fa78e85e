package id.pulsa.charging.tariff;

import id.pulsa.charging.tariff.WindowPieces.Piece;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds times that no band covers, or two, and bands that are never in force. */
final class CalendarCheck {
    /** More than this many pairs of windows are not looked for. */
    private static final int MAX_OVERLAPS = 100;

    private final List<Window> windows;
    private final WindowPieces pieces;

    /** The later of two windows first. */
    private record Pair(int window, int other) {
        CalendarProblem overlap(String when) {
            return new CalendarProblem.Overlap(window, other, when);
        }
    }

    private CalendarCheck(List<Window> windows, WindowPieces pieces) {
        this.windows = windows;
        this.pieces = pieces;
    }

    /** All problems: gaps, then overlaps, then bands that are never in force. */
    static List<CalendarProblem> problems(int bands, List<Window> windows, WindowPieces pieces, BandCalendar calendar) {
        CalendarCheck check = new CalendarCheck(windows, pieces);
        List<CalendarProblem> problems = new ArrayList<>(gaps(calendar));
        problems.addAll(check.overlaps());
        BitSet inForce = new BitSet();
        for (int band : calendar.bandsInForce()) {
            if (band != DaySchedule.GAP) {
                inForce.set(band);
            }
        }
        for (int band = inForce.nextClearBit(0); band < bands; band = inForce.nextClearBit(band + 1)) {
            problems.add(new CalendarProblem.NeverInForce(band));
        }
        return problems;
    }

    /** Dates come and go, so what the usual week leaves open is open some time. */
    private static List<CalendarProblem> gaps(BandCalendar calendar) {
        BitSet gap = new BitSet(WeekTimes.WEEK_MINUTES);
        for (DayOfWeek day : DayOfWeek.values()) {
            DaySchedule schedule = calendar.usual(day);
            for (int minute = 0; minute < Window.DAY_MINUTES; minute++) {
                if (schedule.band(schedule.runAt(minute * 60_000)) == DaySchedule.GAP) {
                    gap.set((day.getValue() - 1) * Window.DAY_MINUTES + minute);
                }
            }
        }
        return gap.isEmpty() ? List.of() : List.of(new CalendarProblem.Gap(WeekTimes.format(gap)));
    }

    private List<CalendarProblem> overlaps() {
        List<CalendarProblem> problems = new ArrayList<>();
        overlapOfTheRest().ifPresent(problems::add);
        Map<Pair, BitSet> weekly = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            int midnight = (day.getValue() - 1) * Window.DAY_MINUTES;
            overlapping(pieces.on(day), (pair, from, to) -> {
                if (weekly.size() < MAX_OVERLAPS || weekly.containsKey(pair)) {
                    weekly.computeIfAbsent(pair, none -> new BitSet()).set(midnight + from, midnight + to);
                }
            });
        }
        weekly.forEach((pair, minutes) -> problems.add(pair.overlap(WeekTimes.format(minutes))));
        Map<Pair, String> dated = new LinkedHashMap<>();
        pieces.dated().forEach((day, covering) -> {
            if (dated.size() < MAX_OVERLAPS) {
                String date = LocalDate.ofEpochDay(day).toString();
                overlapping(
                        covering, (pair, from, to) -> dated.putIfAbsent(pair, date + " " + WeekTimes.hours(from, to)));
            }
        });
        dated.forEach((pair, when) -> problems.add(pair.overlap(when)));
        return problems;
    }

    private Optional<CalendarProblem> overlapOfTheRest() {
        int[] otherwise = IntStream.range(0, windows.size())
                .filter(i -> windows.get(i).level() == Window.Level.OTHERWISE)
                .toArray();
        return Arrays.stream(otherwise)
                .filter(i -> windows.get(i).band() != windows.get(otherwise[0]).band())
                .mapToObj(i -> new Pair(i, otherwise[0]).overlap("whatever no other band covers"))
                .findFirst();
    }

    private interface Found {
        void overlap(Pair pair, int from, int to);
    }

    private void overlapping(List<Piece> covering, Found found) {
        List<Piece> sorted = new ArrayList<>(covering);
        sorted.sort(Comparator.comparingInt(Piece::from));
        for (int i = 0; i < sorted.size(); i++) {
            Piece a = sorted.get(i);
            for (int j = i + 1; j < sorted.size() && sorted.get(j).from() < a.to(); j++) {
                Piece b = sorted.get(j);
                Window one = pieces.window(a);
                Window two = pieces.window(b);
                if (one.level() == two.level() && one.band() != two.band()) {
                    Pair pair = new Pair(Math.max(a.window(), b.window()), Math.min(a.window(), b.window()));
                    found.overlap(pair, b.from(), Math.min(a.to(), b.to()));
                }
            }
        }
    }
}
