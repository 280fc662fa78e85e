package id.pulsa.charging.tariff;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.Suggestion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds a plan's prices against its bands and its rounding. */
final class PlanCheck {
    private final Section section;
    private final PlanDraft plan;
    private final Map<DestinationKey, DestinationDraft> own;
    private final Findings findings;

    /** @param own destinations that the plan does not have from its parent */
    PlanCheck(Section section, PlanDraft plan, Map<DestinationKey, DestinationDraft> own) {
        this.section = section;
        this.plan = plan;
        this.own = own;
        this.findings = section.findings();
    }

    void run() {
        for (DestinationDraft destination : own.values()) {
            if (destination.price() instanceof PriceDraft.Banded banded) {
                List<String> missing = new ArrayList<>(missing(banded));
                missing.removeAll(unknownBands(banded));
                if (!missing.isEmpty()) {
                    findings.add(banded.mark(), "no price for " + named(missing));
                }
            }
            capsOf(destination)
                    .forEach(cap -> findings.add(
                            cap.mark(),
                            "\"daily_cap\": " + Micros.format(cap.price().dailyCapMicros(), 2)
                                    + " is no multiple of the plan's \"round_to\" " + roundTo()));
        }
        if (section.has("bands")) {
            inheritedPrices();
        }
        if (section.has("round_to")) {
            inheritedCaps();
        }
    }

    /** The bands that were probably meant by those that there are not. */
    private Set<String> unknownBands(PriceDraft.Banded banded) {
        Set<String> meant = new HashSet<>();
        List<String> bands = plan.bands() == null ? List.of() : plan.bands().names();
        banded.prices().forEach((band, price) -> {
            if (plan.bands() != null && !bands.contains(band)) {
                findings.add(price.mark(), "unknown band \"" + band + "\"" + Suggestion.hint(band, bands));
                String nearest = Suggestion.nearest(band, bands);
                if (nearest != null) {
                    meant.add(nearest);
                }
            }
        });
        return meant;
    }

    private List<String> missing(PriceDraft.Banded banded) {
        return plan.bands() == null
                ? List.of()
                : plan.bands().names().stream()
                        .filter(band -> !banded.prices().containsKey(band))
                        .toList();
    }

    /** Prices in bands, of a parent that has other bands. */
    private void inheritedPrices() {
        DestinationDraft first = null;
        int more = -1;
        for (DestinationDraft destination : plan.destinations().values()) {
            if (!own.containsKey(destination.key())
                    && destination.price() instanceof PriceDraft.Banded banded
                    && !missing(banded).isEmpty()) {
                first = first == null ? destination : first;
                more++;
            }
        }
        if (first != null && first.price() instanceof PriceDraft.Banded banded) {
            findings.add(
                    section.keyMark("bands"),
                    "the parent plan's prices of " + described(first, more) + " have none for "
                            + named(missing(banded)));
        }
    }

    /** Caps of a parent that rounds to another amount. */
    private void inheritedCaps() {
        DestinationDraft first = null;
        int more = -1;
        for (DestinationDraft destination : plan.destinations().values()) {
            if (!own.containsKey(destination.key()) && !capsOf(destination).isEmpty()) {
                first = first == null ? destination : first;
                more++;
            }
        }
        if (first != null) {
            section.finding(
                    "round_to",
                    "the parent plan's daily caps of " + described(first, more) + " are no multiples of " + roundTo());
        }
    }

    /** Prices whose daily cap could not be charged exactly, with where they are written. */
    private List<PriceDraft.InBand> capsOf(DestinationDraft destination) {
        List<PriceDraft.InBand> caps = new ArrayList<>();
        if (destination.price() instanceof PriceDraft.Flat flat && isOdd(flat.price())) {
            caps.add(new PriceDraft.InBand(destination.mark(), flat.price()));
        } else if (destination.price() instanceof PriceDraft.Banded banded) {
            banded.prices().values().stream()
                    .filter(inBand -> isOdd(inBand.price()))
                    .forEach(caps::add);
        }
        return caps;
    }

    private boolean isOdd(BandPrice price) {
        return price.capped() && price.dailyCapMicros() % plan.rounding().toMicros() != 0;
    }

    private String roundTo() {
        return Micros.format(plan.rounding().toMicros(), 2);
    }

    private static String described(DestinationDraft first, int more) {
        return "\"" + first.name() + "\" (" + first.key() + ")" + (more == 0 ? "" : " and " + more + " more");
    }

    private static String named(List<String> bands) {
        return (bands.size() == 1 ? "band \"" : "bands \"") + String.join("\", \"", bands) + "\"";
    }
}
