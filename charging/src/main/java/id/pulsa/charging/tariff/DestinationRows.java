package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gathers destinations, each given once, and those that a table gives band by band. */
final class DestinationRows {
    private final Findings findings;
    private final Map<DestinationKey, DestinationDraft> destinations = new LinkedHashMap<>();

    DestinationRows(Findings findings) {
        this.findings = findings;
    }

    /** A destination as a whole. */
    void add(DestinationDraft destination) {
        DestinationDraft first = destinations.putIfAbsent(destination.key(), destination);
        if (first != null) {
            findings.add(
                    destination.mark(),
                    destination.key() + " is already given for \"" + first.name() + "\" in "
                            + place(first.mark(), destination.mark()));
        }
    }

    /**
     * A destination in one band; further rows give the others.
     *
     * @param mark where the band is named
     */
    void add(DestinationDraft row, String band, Mark mark) {
        if (!(row.price() instanceof PriceDraft.Flat flat)) {
            findings.add(mark, "a free or barred destination has no \"" + DestinationsCsv.BAND + "\"");
            return;
        }
        PriceDraft.InBand price = new PriceDraft.InBand(mark, flat.price());
        DestinationDraft first = destinations.get(row.key());
        if (first == null) {
            Map<String, PriceDraft.InBand> prices = new LinkedHashMap<>();
            prices.put(band, price);
            destinations.put(
                    row.key(),
                    new DestinationDraft(
                            row.mark(),
                            row.key(),
                            row.name(),
                            new PriceDraft.Banded(row.mark(), prices),
                            row.messageMicros()));
        } else if (first.price() instanceof PriceDraft.Banded banded) {
            further(first, banded, row, band, price);
        } else {
            findings.add(mark, row.key() + " is already given for all bands in " + place(first.mark(), mark));
        }
    }

    private void further(
            DestinationDraft first,
            PriceDraft.Banded banded,
            DestinationDraft row,
            String band,
            PriceDraft.InBand price) {
        int line = first.mark().line();
        PriceDraft.InBand twice = banded.prices().putIfAbsent(band, price);
        if (twice != null) {
            findings.add(
                    price.mark(),
                    row.key() + " is already given for band \"" + band + "\" in line "
                            + twice.mark().line());
        } else if (!row.name().equals(first.name())) {
            findings.add(row.mark(), row.key() + " is named \"" + first.name() + "\" in line " + line);
        } else if (row.messageMicros() != DestinationDraft.AS_PLAN && row.messageMicros() != first.messageMicros()) {
            findings.add(row.mark(), row.key() + " has another \"message_price\" in line " + line);
        }
    }

    private static String place(Mark first, Mark here) {
        return first.file().equals(here.file()) ? "line " + first.line() : first.file() + ":" + first.line();
    }

    /** In the order of their first rows. */
    Map<DestinationKey, DestinationDraft> destinations() {
        return destinations;
    }

    /** Checks what concerns all rows of a destination. */
    void checkBanded() {
        for (DestinationDraft destination : destinations.values()) {
            if (destination.price() instanceof PriceDraft.Banded banded) {
                CommonUnit.check(banded, findings);
            }
        }
    }
}
