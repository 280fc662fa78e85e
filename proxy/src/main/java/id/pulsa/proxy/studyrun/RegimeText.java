package id.pulsa.proxy.studyrun;

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

/** Regimes as people name them: {@code channels+step}, {@code guard:2+flat}, {@code configured}. */
public final class RegimeText {
    /** As the cells are configured. */
    public static final String CONFIGURED = "configured";

    private static final long INTERVAL_MILLIS = 60_000;

    private RegimeText() {}

    /**
     * A regime.
     *
     * @param option by which it was given
     * @throws OptionException when it names none
     */
    public static Regime parse(String option, String text) {
        if (text.equals(CONFIGURED)) {
            return Regime.AS_CONFIGURED;
        }
        int plus = text.indexOf('+');
        if (plus < 0) {
            throw new OptionException(
                    option,
                    "expected a policy of admission and one of price such as \"channels+step\", or \"" + CONFIGURED
                            + "\", found \"" + text + "\"");
        }
        return new Regime(
                text,
                admission(option, text.substring(0, plus)),
                new PriceRule(price(option, text.substring(plus + 1)), INTERVAL_MILLIS, PriceRule.WHOLE_CALL));
    }

    private static AdmissionPolicy admission(String option, String text) {
        if (text.matches("guard:\\d{1,4}")) {
            return new GuardAdmission(Integer.parseInt(text.substring("guard:".length())));
        }
        return switch (text) {
            case "channels" -> new ChannelsAdmission();
            case "preblocking" -> new PreblockingAdmission();
            default ->
                throw new OptionException(
                        option, "expected channels, preblocking or guard:N as admission, found \"" + text + "\"");
        };
    }

    private static PricePolicy price(String option, String text) {
        return switch (text) {
            case "flat" -> FlatPrice.NORMAL;
            case "step" -> StepPrice.OF_THE_STUDY;
            case "closed-loop" -> ClosedLoopPrice.USUAL;
            case "optimal" -> OptimalPrice.USUAL;
            default ->
                throw new OptionException(
                        option, "expected flat, step, closed-loop or optimal as price, found \"" + text + "\"");
        };
    }
}
