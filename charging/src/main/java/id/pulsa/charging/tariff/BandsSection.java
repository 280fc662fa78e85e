package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.Section;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The {@code bands} of a plan: names and their windows of time. */
final class BandsSection {
    static final int MAX_BANDS = 64;
    static final int MAX_WINDOWS = 200;

    private static final String OTHERWISE = "otherwise";
    private static final List<String> WHICH_DAYS = List.of("days", "holidays", "dates");

    private final Section bands;
    private final HolidaysSection holidays;
    private final Findings findings;
    private final List<Window> windows = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();

    private BandsSection(Section bands, HolidaysSection holidays) {
        this.bands = bands;
        this.holidays = holidays;
        this.findings = bands.findings();
    }

    /** What a plan says under {@code bands}; null when not even their names can be read. */
    static @Nullable Bands read(Section plan, HolidaysSection holidays) {
        int before = plan.findings().count();
        Section bands = plan.section("bands");
        if (plan.isSingle("bands")) {
            plan.textOrNull("bands");
            return null;
        }
        List<String> names = bands.keys();
        if (names.isEmpty() || names.size() > MAX_BANDS) {
            if (plan.findings().count() == before) {
                plan.finding(
                        "bands",
                        names.isEmpty()
                                ? "no band is given; without \"bands\" there is one that is always in force"
                                : "more than " + MAX_BANDS + " bands");
            }
            return null;
        }
        return new BandsSection(bands, holidays).read(names, plan.keyMark("bands"));
    }

    private Bands read(List<String> names, Mark whole) {
        int before = findings.count();
        for (int band = 0; band < names.size(); band++) {
            String name = names.get(band);
            Names.check(bands, name, "band");
            if (bands.isSingle(name)) {
                otherwise(band, name);
            } else {
                windows(band, name);
            }
        }
        boolean sound = findings.count() == before && isSound(names, whole);
        return new Bands(names, List.copyOf(windows), sound);
    }

    private void otherwise(int band, String name) {
        String text = bands.textOrNull(name);
        if (OTHERWISE.equals(text)) {
            add(Window.otherwise(band), bands.mark(name));
        } else if (text != null) {
            bands.finding(name, "expected \"" + OTHERWISE + "\" or a list of windows of time, found \"" + text + "\"");
        }
    }

    private void windows(int band, String name) {
        int before = findings.count();
        List<Section> items = bands.sections(name);
        if (items.isEmpty() && findings.count() == before) {
            bands.finding(name, "band \"" + name + "\" has no window of time");
        }
        for (Section item : items) {
            window(band, item);
            item.reportUnknownKeys();
        }
    }

    private void window(int band, Section item) {
        HoursText hours = item.value("hours", HoursText::parse, HoursText.WHOLE_DAY);
        int from = hours.fromMinute();
        int to = hours.toMinute();
        long given = WHICH_DAYS.stream().filter(item::has).count();
        if (given > 1) {
            findings.add(item.mark(), "a window of time has only one of \"days\", \"holidays\" and \"dates\"");
        } else if (given == 0 && !item.has("hours") && !item.isEmpty()) {
            // What stands there in place of it is unknown, and said to be so.
            return;
        } else if (given == 0 && !item.has("hours")) {
            findings.add(item.mark(), "say when: \"days\", \"hours\", \"holidays\" or \"dates\"");
        } else if (item.has("holidays")) {
            add(Window.onHolidays(band, holidays.named(item, "holidays"), from, to), item.mark());
        } else if (item.has("dates")) {
            Set<LocalDate> dates = new TreeSet<>();
            item.values("dates", DatesText::parse, List.<List<LocalDate>>of()).forEach(dates::addAll);
            add(Window.onDates(band, dates, from, to), item.mark());
        } else {
            Set<DayOfWeek> days = item.value("days", DaysText::parse, EnumSet.allOf(DayOfWeek.class));
            add(Window.weekly(band, days, from, to), item.mark());
        }
    }

    private void add(Window window, Mark mark) {
        if (windows.size() < MAX_WINDOWS) {
            windows.add(window);
            marks.add(mark);
        } else {
            findings.add(mark, "more than " + MAX_WINDOWS + " windows of time");
        }
    }

    private boolean isSound(List<String> names, Mark whole) {
        boolean sound = true;
        for (CalendarProblem problem : Timetable.problems(names.size(), windows)) {
            if (problem instanceof CalendarProblem.Gap gap) {
                sound = false;
                findings.add(
                        whole,
                        "no band covers " + gap.when() + "; a band \"off-peak: otherwise\" covers what others do not");
            } else if (problem instanceof CalendarProblem.Overlap overlap) {
                sound = false;
                findings.add(
                        marks.get(overlap.window()),
                        "band \"" + name(names, overlap.window()) + "\" overlaps band \"" + name(names, overlap.other())
                                + "\" of line " + marks.get(overlap.other()).line() + ": " + overlap.when());
            } else if (sound && problem instanceof CalendarProblem.NeverInForce never) {
                String name = names.get(never.band());
                findings.warn(
                        bands.keyMark(name), "band \"" + name + "\" is never in force: others cover all of its time");
            }
        }
        return sound;
    }

    private String name(List<String> names, int window) {
        return names.get(windows.get(window).band());
    }
}
