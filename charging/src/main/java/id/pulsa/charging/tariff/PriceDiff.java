package id.pulsa.charging.tariff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What calls and messages to one destination cost. */
final class PriceDiff {
    private PriceDiff() {}

    /** The changes; the place of one in a single band ends with the band's name. */
    static List<TariffChange> changes(
            String place, Destination before, List<String> oldBands, Destination now, List<String> bands) {
        if (before.name().equals(now.name())
                && before.messageMicros() == now.messageMicros()
                && before.price().equals(now.price())
                && oldBands.equals(bands)) {
            return List.of();
        }
        List<TariffChange> changes = new ArrayList<>();
        Changes name = new Changes();
        name.compare("name", before.name(), now.name());
        name.texts().forEach(text -> changes.add(new TariffChange(place, text)));
        if (before.price() instanceof Price.Charged old && now.price() instanceof Price.Charged current) {
            changes.addAll(bandByBand(place, byBand(old, oldBands), byBand(current, bands)));
        } else if (!before.price().equals(now.price())) {
            changes.add(new TariffChange(
                    place, described(before.price(), oldBands) + " → " + described(now.price(), bands)));
        }
        Changes message = new Changes();
        message.compare("message", message(before.messageMicros()), message(now.messageMicros()));
        message.texts().forEach(text -> changes.add(new TariffChange(place, text)));
        return changes;
    }

    /** {@code 150.00 per 10 s}, {@code free}, {@code peak 150.00 per 10 s, night 50.00 per 1 m}. */
    static String described(Destination destination, List<String> bands) {
        return described(destination.price(), bands);
    }

    private static String described(Price price, List<String> bands) {
        if (price instanceof Price.Charged charged) {
            Set<BandPrice> different = new LinkedHashSet<>(charged.bands());
            if (different.size() == 1) {
                return unit(charged.bands().get(0));
            }
            List<String> texts = new ArrayList<>();
            byBand(charged, bands).forEach((band, bandPrice) -> texts.add(band + " " + unit(bandPrice)));
            return String.join(", ", texts);
        }
        return price instanceof Price.Free ? "free" : "barred";
    }

    private static Map<String, BandPrice> byBand(Price.Charged price, List<String> bands) {
        Map<String, BandPrice> byBand = new LinkedHashMap<>();
        for (int band = 0; band < bands.size(); band++) {
            byBand.put(bands.get(band), price.bands().get(band));
        }
        return byBand;
    }

    private static List<TariffChange> bandByBand(
            String place, Map<String, BandPrice> before, Map<String, BandPrice> now) {
        Map<String, List<String>> byBand = new LinkedHashMap<>();
        now.forEach((band, price) -> {
            BandPrice old = before.get(band);
            // A price that was the same at all times is that of a band that is new, too.
            BandPrice was = old == null && Set.copyOf(before.values()).size() == 1
                    ? before.values().iterator().next()
                    : old;
            byBand.put(band, was == null ? List.of("price " + unit(price) + " (new band)") : changes(was, price));
        });
        List<TariffChange> changes = new ArrayList<>();
        if (Set.copyOf(byBand.values()).size() == 1) {
            byBand.values().iterator().next().forEach(text -> changes.add(new TariffChange(place, text)));
        } else {
            byBand.forEach(
                    (band, texts) -> texts.forEach(text -> changes.add(new TariffChange(place + ", " + band, text))));
        }
        return changes;
    }

    private static List<String> changes(BandPrice before, BandPrice now) {
        Changes changes = new Changes();
        changes.compare("price", unit(before), unit(now));
        changes.compareMillis("first increment", before.firstIncrementMillis(), now.firstIncrementMillis());
        changes.compareMillis("next increment", before.nextIncrementMillis(), now.nextIncrementMillis());
        changes.compareAmounts("connection fee", before.connectionFeeMicros(), now.connectionFeeMicros());
        changes.compareAmounts("minimum", before.minimumMicros(), now.minimumMicros());
        changes.compareMillis("free time", before.freeMillis(), now.freeMillis());
        changes.compare("daily cap", cap(before), cap(now));
        return changes.texts();
    }

    private static String unit(BandPrice price) {
        return Changes.amount(price.priceMicros()) + " per " + Changes.time(price.perMillis());
    }

    private static String cap(BandPrice price) {
        return price.capped() ? Changes.amount(price.dailyCapMicros()) : "none";
    }

    private static String message(long micros) {
        return micros == Destination.NO_MESSAGES ? "refused" : Changes.amount(micros);
    }
}
