package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Suggestion;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Days of the week as people write them: {@code mon-fri}, {@code sat,sun}, {@code mon,wed-fri}, {@code fri-mon}. */
final class DaysText {
    private static final List<String> NAMES =
            Arrays.stream(DayOfWeek.values()).map(WeekTimes::name).toList();

    private DaysText() {}

    /** @throws IllegalArgumentException with a message for the administrator */
    static Set<DayOfWeek> parse(String text) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (String part : text.split(",", -1)) {
            String[] ends = part.split("-", -1);
            if (ends.length > 2) {
                throw new IllegalArgumentException(
                        "expected days such as \"mon-fri\" or \"sat,sun\", found \"" + text + "\"");
            }
            DayOfWeek last = day(ends[ends.length - 1]);
            DayOfWeek day = day(ends[0]);
            days.add(day);
            while (!day.equals(last)) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String text) {
        int position = NAMES.indexOf(text.strip());
        if (position < 0) {
            // "monday" and "Mon" are as near as can be.
            String start = text.strip().toLowerCase(Locale.ROOT);
            String meant = start.length() > 3 ? start.substring(0, 3) : start;
            throw new IllegalArgumentException("unknown day \"" + text.strip() + "\"" + Suggestion.hint(meant, NAMES));
        }
        return DayOfWeek.of(position + 1);
    }
}
