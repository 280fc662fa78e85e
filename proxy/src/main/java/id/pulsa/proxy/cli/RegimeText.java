package id.pulsa.proxy.cli;

import id.pulsa.charging.admission.AdmissionPolicy;
import id.pulsa.charging.admission.ChannelsAdmission;
import id.pulsa.charging.admission.GuardAdmission;
import id.pulsa.charging.admission.PreblockingAdmission;
import id.pulsa.charging.pricing.ClosedLoopPrice;
import id.pulsa.charging.pricing.FlatPrice;
import id.pulsa.charging.pricing.OptimalPrice;
import id.pulsa.charging.pricing.PricePolicy;
import id.pulsa.charging.pricing.PriceRule;
import id.pulsa.charging.pricing.StepPrice;
import id.pulsa.charging.simulation.Regime;

/** Regimes as they are named on the command line: {@code channels+step}, {@code guard:2+flat}, {@code configured}. */
final class RegimeText {
    private static final long INTERVAL_MILLIS = 60_000;
    /** As the cells are configured. */
    static final String CONFIGURED = "configured";

    private RegimeText() {}

    /**
     * A regime.
     *
     * @throws UsageException when it names none
     */
    static Regime parse(String text) {
        if (text.equals(CONFIGURED)) {
            return Regime.AS_CONFIGURED;
        }
        int plus = text.indexOf('+');
        if (plus < 0) {
            throw new UsageException("expected a policy of admission and one of price such as \"channels+step\", or \""
                    + CONFIGURED + "\", found \"" + text + "\"");
        }
        return new Regime(
                text,
                admission(text.substring(0, plus)),
                new PriceRule(price(text.substring(plus + 1)), INTERVAL_MILLIS, PriceRule.WHOLE_CALL));
    }

    private static AdmissionPolicy admission(String text) {
        if (text.matches("guard:\\d{1,4}")) {
            return new GuardAdmission(Integer.parseInt(text.substring("guard:".length())));
        }
        return switch (text) {
            case "channels" -> new ChannelsAdmission();
            case "preblocking" -> new PreblockingAdmission();
            default ->
                throw new UsageException(
                        "expected channels, preblocking or guard:N as admission, found \"" + text + "\"");
        };
    }

    private static PricePolicy price(String text) {
        return switch (text) {
            case "flat" -> FlatPrice.NORMAL;
            case "step" -> StepPrice.OF_THE_STUDY;
            case "closed-loop" -> ClosedLoopPrice.USUAL;
            case "optimal" -> OptimalPrice.USUAL;
            default ->
                throw new UsageException(
                        "expected flat, step, closed-loop or optimal as price, found \"" + text + "\"");
        };
    }
}
