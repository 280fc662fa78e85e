package id.pulsa.proxy.admin;

import id.pulsa.charging.rating.Allowance;
import id.pulsa.charging.rating.CallRate;
import id.pulsa.charging.rating.RateLookup;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.Timetable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a call costs at every quarter of an hour of a week, by the clock of the plan's time zone. */
final class WeekPrices {
    private static final int SLOT_MINUTES = 15;
    private static final int SLOTS = 24 * 60 / SLOT_MINUTES;
    private static final int DAYS = 7;
    private static final int[] COARSER = {4, 2};

    /** More destinations are counted, not listed. */
    private static final int MAX_DESTINATIONS = 1_000;

    private final Plan plan;
    private final WeekRequest request;
    private final DocumentText text;
    private final LocalDate monday;

    WeekPrices(Plan plan, WeekRequest request, DocumentText text, long nowWallMillis) {
        this.plan = plan;
        this.request = request;
        this.text = text;
        ZoneId zone = plan.timetable().zone();
        long at = new QuoteTime(zone, nowWallMillis).parse(request.at());
        this.monday = LocalDate.ofInstant(Instant.ofEpochMilli(at), zone)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    Document document() {
        Document document = new Document()
                .put("plan", plan.name())
                .put("called", request.to())
                .put("time_zone", TariffDocuments.zone(plan.timetable().zone()))
                .put("week", monday.toString())
                .put("talk_time", DocumentText.duration(request.duration().toMillis()))
                .put("currency", text.currency().code());
        if (request.to() != null) {
            return map(document, request.to());
        }
        List<Destination> destinations = plan.destinations();
        return document.put(
                        "destinations",
                        destinations.stream()
                                .limit(MAX_DESTINATIONS)
                                .map(this::range)
                                .toList())
                .put("destination_count", (long) destinations.size());
    }

    private Document map(Document document, String called) {
        Destination destination = plan.destination(called);
        if (destination == null) {
            return document.put("destination", null).put("status", "no-price");
        }
        document.put("destination", destination.name()).put("status", status(destination));
        CallRate rate = destination.price() instanceof Price.Charged ? rate(destination) : null;
        if (rate == null) {
            return document;
        }
        List<List<@Nullable Slot>> days = days(rate);
        int step = step(days);
        List<Document> rows = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            List<Document> slots = new ArrayList<>();
            for (int slot = 0; slot < SLOTS; slot += step) {
                slots.add(slot(days.get(day).get(slot), slot));
            }
            rows.add(new Document().put("date", monday.plusDays(day).toString()).put("slots", slots));
        }
        return document.put("slot_minutes", (long) step * SLOT_MINUTES).put("days", rows);
    }

    private Document slot(@Nullable Slot slot, int position) {
        LocalTime from = LocalTime.MIDNIGHT.plusMinutes((long) position * SLOT_MINUTES);
        return new Document()
                .put("from", from.toString())
                .put("band", slot == null ? null : slot.band())
                .put("charge", slot == null ? null : text.amount(slot.micros()));
    }

    private Document range(Destination destination) {
        Document document = new Document()
                .put("prefix", destination.prefix())
                .put("exact", destination.exact())
                .put("destination", destination.name())
                .put("status", status(destination));
        CallRate rate = rate(destination);
        if (rate == null) {
            return document;
        }
        long least = Long.MAX_VALUE;
        long most = 0;
        for (List<@Nullable Slot> day : days(rate)) {
            for (Slot slot : day) {
                if (slot != null) {
                    least = Math.min(least, slot.micros());
                    most = Math.max(most, slot.micros());
                }
            }
        }
        return document.put("least", text.amount(least)).put("most", text.amount(most));
    }

    /** A short call that its free seconds cover costs nothing, but its destination is not free. */
    private static String status(Destination destination) {
        Price price = destination.price();
        return price instanceof Price.Barred ? "barred" : price instanceof Price.Free ? "free" : "charged";
    }

    /** Of this very destination: another one may be meant by the number that its prefix looks like. */
    private @Nullable CallRate rate(Destination destination) {
        Plan alone = new Plan(
                plan.name(),
                plan.sliceMillis(),
                plan.rounding(),
                plan.timetable(),
                List.of(destination),
                plan.services());
        TariffRater rater = new TariffRater(new Tariffs(List.of(alone)));
        return rater.rate(plan.name(), destination.prefix()) instanceof RateLookup.Rated rated ? rated.rate() : null;
    }

    private List<List<@Nullable Slot>> days(CallRate rate) {
        List<List<@Nullable Slot>> days = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            List<@Nullable Slot> slots = new ArrayList<>();
            for (int slot = 0; slot < SLOTS; slot++) {
                slots.add(slot(rate, monday.plusDays(day).atStartOfDay().plusMinutes((long) slot * SLOT_MINUTES)));
            }
            days.add(slots);
        }
        return days;
    }

    /** Null where the clock never shows that time. */
    private @Nullable Slot slot(CallRate rate, LocalDateTime local) {
        Timetable timetable = plan.timetable();
        List<ZoneOffset> offsets = timetable.zone().getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return null;
        }
        long at = local.toInstant(offsets.get(0)).toEpochMilli();
        long billed = rate.billedMillis(request.duration().toMillis(), at);
        return new Slot(timetable.bands().get(timetable.bandAt(at)), rate.costMicros(billed, at, Allowance.NONE));
    }

    /** How many slots can be shown as one: whole hours where nothing changes within them. */
    private static int step(List<List<@Nullable Slot>> days) {
        for (int step : COARSER) {
            if (days.stream().allMatch(day -> isEven(day, step))) {
                return step;
            }
        }
        return 1;
    }

    private static boolean isEven(List<@Nullable Slot> day, int step) {
        for (int slot = 0; slot < SLOTS; slot++) {
            Slot one = day.get(slot);
            Slot first = day.get(slot - slot % step);
            if (one == null ? first != null : !one.equals(first)) {
                return false;
            }
        }
        return true;
    }

    private record Slot(String band, long micros) {}
}
