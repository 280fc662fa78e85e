package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.DurationText;
import id.pulsa.charging.yaml.Section;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One item of {@code destinations}, or one row of a table of them. */
final class DestinationSection {
    /** {@code free} as a destination has it: {@code true} for all of the time, or a time at the beginning of each call. */
    private record Free(boolean always, long millis) {
        static final Free NOTHING = new Free(false, 0);

        static Free parse(String text) {
            if (text.equals("true") || text.equals("false")) {
                return new Free(text.equals("true"), 0);
            }
            try {
                Duration duration = DurationText.parse(text);
                if (duration.compareTo(TariffsFile.MAX_TIME) <= 0) {
                    return new Free(false, duration.toMillis());
                }
            } catch (IllegalArgumentException e) {
                // Said below, with what else would do.
            }
            throw new IllegalArgumentException("expected true, false or a duration of up to "
                    + DurationText.format(TariffsFile.MAX_TIME) + ", found \"" + text + "\"");
        }
    }

    private final Section item;

    private DestinationSection(Section item) {
        this.item = item;
    }

    /** Empty, with a finding, when it cannot be said which numbers are meant. */
    static Optional<DestinationDraft> read(Section item) {
        return new DestinationSection(item).read();
    }

    private Optional<DestinationDraft> read() {
        Optional<DestinationKey> key = key();
        item.require("name");
        String name = item.value("name", TariffText::name, "");
        PriceDraft price = price();
        long message = messageMicros(item, DestinationDraft.AS_PLAN);
        item.reportUnknownKeys();
        return key.map(which ->
                new DestinationDraft(item.mark(which.exact() ? "number" : "prefix"), which, name, price, message));
    }

    private Optional<DestinationKey> key() {
        if (!item.has("number")) {
            item.require("prefix");
        } else if (item.has("prefix")) {
            item.finding("number", "a destination has either a \"prefix\" or a \"number\"");
            return Optional.empty();
        }
        Optional<String> prefix = item.value("prefix", text -> Optional.of(TariffText.prefix(text)), Optional.empty());
        Optional<String> number = item.value("number", text -> Optional.of(TariffText.number(text)), Optional.empty());
        return prefix.map(text -> new DestinationKey(false, text))
                .or(() -> number.map(text -> new DestinationKey(true, text)));
    }

    private PriceDraft price() {
        boolean barred = item.flag("barred", false);
        Free free = item.value("free", Free::parse, Free.NOTHING);
        if (barred && (free.always() || free.millis() > 0)) {
            item.finding("free", "a destination is either free or barred");
        }
        if (barred || free.always()) {
            refuse(List.of("prices", "message_price"), "a free or barred destination has no \"%s\"");
            refuse(BandPriceSection.KEYS, "a free or barred destination has no \"%s\"");
            return new PriceDraft.Uncharged(barred ? new Price.Barred() : new Price.Free());
        }
        if (!item.has("prices")) {
            return new PriceDraft.Flat(BandPriceSection.read(item, free.millis()));
        }
        refuse(BandPriceSection.KEYS, "\"%s\" belongs to each band under \"prices\"");
        if (free.millis() > 0) {
            item.finding("free", "\"free\" belongs to each band under \"prices\"");
        }
        return banded();
    }

    private void refuse(List<String> keys, String message) {
        for (String key : keys) {
            if (item.has(key)) {
                item.finding(key, message.formatted(key));
            }
        }
    }

    private PriceDraft banded() {
        int before = item.findings().count();
        Section prices = item.section("prices");
        if (item.findings().count() > before) {
            return new PriceDraft.Uncharged(new Price.Barred());
        }
        Map<String, PriceDraft.InBand> byBand = new LinkedHashMap<>();
        for (String band : prices.keys()) {
            Section section = prices.section(band);
            BandPrice price = BandPriceSection.read(section, BandPriceSection.freeMillis(section));
            section.reportUnknownKeys();
            byBand.put(band, new PriceDraft.InBand(prices.keyMark(band), price));
        }
        PriceDraft.Banded banded = new PriceDraft.Banded(item.mark("prices"), byBand);
        CommonUnit.check(banded, item.findings());
        return banded;
    }

    /**
     * The price of a message.
     *
     * @param section of a destination or of a plan
     */
    static long messageMicros(Section section, long fallback) {
        return section.value(
                "message_price",
                text -> text.equals(TariffText.NONE) ? Destination.NO_MESSAGES : TariffText.amount(text),
                fallback);
    }
}
