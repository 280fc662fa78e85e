package id.pulsa.charging.tariff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** When the bands of a plan are in force. */
final class TimetableDiff {
    /** More dates of a band are counted, not listed. */
    private static final int MAX_DATES = 5;

    private TimetableDiff() {}

    static List<String> changes(Timetable before, Timetable now) {
        Changes changes = new Changes();
        if (!before.zone().normalized().equals(now.zone().normalized())) {
            changes.compare("time zone", before.zone().getId(), now.zone().getId());
        }
        for (int band = 0; band < before.bands().size(); band++) {
            String name = before.bands().get(band);
            if (!now.bands().contains(name)) {
                changes.add("band " + name + " removed");
            }
        }
        for (int band = 0; band < now.bands().size(); band++) {
            String name = now.bands().get(band);
            int old = before.bands().indexOf(name);
            if (old < 0) {
                changes.add("band " + name + " added: " + String.join(", ", times(now, band)));
                continue;
            }
            changes.compare(
                    "band " + name, String.join(", ", weekly(before, old)), String.join(", ", weekly(now, band)));
            dates(changes, name, dated(before, old), dated(now, band));
        }
        return changes.texts();
    }

    private static void dates(Changes changes, String band, Set<String> before, Set<String> now) {
        Set<String> added = new TreeSet<>(now);
        added.removeAll(before);
        Set<String> removed = new TreeSet<>(before);
        removed.removeAll(now);
        if (!added.isEmpty()) {
            changes.add("band " + band + " on more dates: " + listed(added));
        }
        if (!removed.isEmpty()) {
            changes.add("band " + band + " no longer on: " + listed(removed));
        }
    }

    private static List<String> times(Timetable timetable, int band) {
        List<String> times = new ArrayList<>(weekly(timetable, band));
        Set<String> dates = dated(timetable, band);
        if (!dates.isEmpty()) {
            times.remove("never in the week");
            times.add(listed(dates));
        }
        return times;
    }

    private static Collection<String> weekly(Timetable timetable, int band) {
        Set<String> texts = new LinkedHashSet<>();
        for (Window window : timetable.windows()) {
            if (window.band() == band && window.level() == Window.Level.OTHERWISE) {
                texts.add("otherwise");
            } else if (window.band() == band && window.level() == Window.Level.WEEK) {
                texts.add(WeekTimes.days(window.days()) + " " + hours(window));
            }
        }
        return texts.isEmpty() ? List.of("never in the week") : texts;
    }

    private static Set<String> dated(Timetable timetable, int band) {
        Set<String> texts = new TreeSet<>();
        for (Window window : timetable.windows()) {
            if (window.band() == band) {
                window.dates().forEach(date -> texts.add(date + " " + hours(window)));
            }
        }
        return texts;
    }

    private static String hours(Window window) {
        return WeekTimes.hours(window.fromMinute(), window.toMinute());
    }

    private static String listed(Collection<String> dates) {
        String first = String.join(", ", dates.stream().limit(MAX_DATES).toList());
        return dates.size() > MAX_DATES ? first + " and " + (dates.size() - MAX_DATES) + " more" : first;
    }
}
