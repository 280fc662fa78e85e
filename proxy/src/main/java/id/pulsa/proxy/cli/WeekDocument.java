package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.chart.WeekTable;
import id.pulsa.proxy.chart.WeekTable.Cell;
import id.pulsa.proxy.chart.WeekTable.Day;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A week's prices as the API gives them, as a table for charts. */
final class WeekDocument {
    private WeekDocument() {}

    static WeekTable table(Document week) {
        int minutes = (int) week.number("slot_minutes", 60);
        List<Day> days = new ArrayList<>();
        for (Document day : week.documents("days")) {
            String name = name(day.text("date"));
            List<@Nullable Cell> cells = new ArrayList<>();
            for (Document slot : day.documents("slots")) {
                cells.add(cell(slot, name, minutes));
            }
            days.add(new Day(name, cells));
        }
        return new WeekTable(title(week), subtitle(week), minutes, days);
    }

    private static @Nullable Cell cell(Document slot, String day, int minutes) {
        String charge = slot.textOrNull("charge");
        if (charge == null) {
            return null;
        }
        LocalTime from = LocalTime.parse(slot.text("from"));
        LocalTime to = from.plusMinutes(minutes);
        String until = to.equals(LocalTime.MIDNIGHT) ? "24:00" : to.toString();
        return new Cell(
                new BigDecimal(charge),
                charge,
                day + " " + from + "-" + until + ", " + slot.text("band") + ": " + charge);
    }

    /** {@code "Mon 2026-12-21"}. */
    private static String name(String date) {
        return LocalDate.parse(date).getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH) + " " + date;
    }

    private static String title(Document week) {
        String destination = week.textOrNull("destination");
        return week.text("plan") + (destination == null ? "" : "/" + destination) + ": what "
                + ChargeTable.shortSeconds(week.text("talk_time")) + " s cost in " + week.text("currency");
    }

    private static String subtitle(Document week) {
        String called = week.textOrNull("called");
        return (called == null ? "" : "calls to " + called + ", ") + "week of " + week.text("week") + ", time zone "
                + week.text("time_zone");
    }
}
