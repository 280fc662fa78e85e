package id.pulsa.charging.cell;

import id.pulsa.charging.pricing.ClosedLoopPrice;
import id.pulsa.charging.pricing.FlatPrice;
import id.pulsa.charging.pricing.OptimalPrice;
import id.pulsa.charging.pricing.PricePolicy;
import id.pulsa.charging.pricing.PriceRange;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.pricing.StepPrice;
import id.pulsa.charging.rating.PriceRatios;
import id.pulsa.charging.yaml.DurationText;
import id.pulsa.charging.yaml.Section;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/**
 * The keys of a cell's {@code price}, so that each can be overridden alone. Ratios, percentages and parts are in
 * thousandths, times in ms.
 */
record PriceDraft(
        String policy,
        int ratio,
        int threshold,
        int target,
        int min,
        int max,
        int smoothing,
        int hysteresis,
        long intervalMillis,
        long lockMillis) {
    private static final List<String> POLICIES = List.of("flat", "step", "closed-loop", "optimal");
    private static final Duration MAX_INTERVAL = Duration.ofDays(1);

    static PriceDraft usual() {
        ClosedLoopPrice loop = ClosedLoopPrice.USUAL;
        return new PriceDraft(
                "flat",
                StepPrice.OF_THE_STUDY.highThousandths(),
                StepPrice.OF_THE_STUDY.thresholdPermille(),
                loop.targetPermille(),
                PriceRange.USUAL.minThousandths(),
                PriceRange.USUAL.maxThousandths(),
                loop.smoothingPermille(),
                loop.hysteresisThousandths(),
                PriceRule.NORMAL.intervalMillis(),
                PriceRule.WHOLE_CALL);
    }

    /** Either the name of a policy or keys. */
    static PriceDraft read(Section of, PriceDraft otherwise) {
        if (!of.has("price")) {
            return otherwise;
        }
        if (of.isSingle("price")) {
            return otherwise.with(of.choice("price", POLICIES, otherwise.policy()));
        }
        Section section = of.section("price");
        PriceDraft read = new PriceDraft(
                section.choice("policy", POLICIES, otherwise.policy()),
                section.value("ratio", PriceDraft::ratioOf, otherwise.ratio()),
                section.value("threshold", PriceDraft::share, otherwise.threshold()),
                section.value("target", PriceDraft::share, otherwise.target()),
                section.value("min", PriceDraft::ratioOf, otherwise.min()),
                section.value("max", PriceDraft::ratioOf, otherwise.max()),
                section.value("smoothing", PriceDraft::smoothingOf, otherwise.smoothing()),
                section.value("hysteresis", PriceDraft::hysteresisOf, otherwise.hysteresis()),
                section.duration(
                                "interval",
                                Duration.ofSeconds(1),
                                MAX_INTERVAL,
                                Duration.ofMillis(otherwise.intervalMillis()))
                        .toMillis(),
                section.value("lock", PriceDraft::lockOf, otherwise.lockMillis()));
        if (read.min() > read.max()) {
            section.finding(section.has("max") ? "max" : "min", "the lowest ratio is above the highest one");
        }
        section.reportUnknownKeys();
        return read;
    }

    private PriceDraft with(String other) {
        return new PriceDraft(
                other, ratio, threshold, target, min, max, smoothing, hysteresis, intervalMillis, lockMillis);
    }

    PriceRule rule() {
        return new PriceRule(policyOf(), intervalMillis, lockMillis);
    }

    private PricePolicy policyOf() {
        PriceRange range = new PriceRange(min, Math.max(min, max));
        return switch (policy) {
            case "step" -> new StepPrice(ratio, threshold);
            case "closed-loop" -> new ClosedLoopPrice(target, range, smoothing, hysteresis);
            case "optimal" -> new OptimalPrice(range);
            default -> FlatPrice.NORMAL;
        };
    }

    private static int ratioOf(String text) {
        return thousandths(
                text, 1, PriceRatios.MAX_THOUSANDTHS, "a price ratio from 0.001 to 10, with up to three decimals");
    }

    private static int smoothingOf(String text) {
        return thousandths(text, 1, 1_000, "the part of the way to go at a time, 0.001 to 1");
    }

    private static int hysteresisOf(String text) {
        return thousandths(text, 0, 1_000, "a difference of price ratios from 0 to 1");
    }

    private static int thousandths(String text, int min, int max, String what) {
        if (text.matches("\\d{1,2}(\\.\\d{1,3})?")) {
            int thousandths = new BigDecimal(text).movePointRight(3).intValueExact();
            if (thousandths >= min && thousandths <= max) {
                return thousandths;
            }
        }
        throw new IllegalArgumentException("expected " + what + ", found \"" + text + "\"");
    }

    private static int share(String text) {
        int permille = Percent.permille(text);
        if (permille > 0) {
            return permille;
        }
        throw new IllegalArgumentException("expected more than 0%, found \"" + text + "\"");
    }

    private static long lockOf(String text) {
        if (text.equals("call")) {
            return PriceRule.WHOLE_CALL;
        }
        try {
            return DurationText.parse(text).toMillis();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("expected \"call\" or a time such as \"5m\", found \"" + text + "\"", e);
        }
    }
}
