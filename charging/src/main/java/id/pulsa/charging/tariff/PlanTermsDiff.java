package id.pulsa.charging.tariff;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** What a plan says beside prices and bands. */
final class PlanTermsDiff {
    private PlanTermsDiff() {}

    static List<String> changes(Plan before, Plan now) {
        Changes changes = new Changes();
        changes.compareMillis("slice", before.sliceMillis(), now.sliceMillis());
        changes.compare("rounding", rounding(before.rounding()), rounding(now.rounding()));
        PlanServices old = before.services();
        PlanServices current = now.services();
        changes.compare("balance by phone", onOff(old.balance()), onOff(current.balance()));
        changes.compare("vouchers by phone", onOff(old.voucher()), onOff(current.voucher()));
        changes.compare("prices by phone", onOff(old.quote()), onOff(current.quote()));
        changes.compare("receipts", onOff(old.receipt()), onOff(current.receipt()));
        changes.compare("low-balance warning", warning(old), warning(current));
        changes.compare("price notices", onOff(old.priceNotice()), onOff(current.priceNotice()));
        changes.compare("price broadcasts", onOff(old.priceBroadcast()), onOff(current.priceBroadcast()));
        changes.compare("consent to prices", consent(old), consent(current));
        changes.compare(
                "language", old.language().toLanguageTag(), current.language().toLanguageTag());
        return changes.texts();
    }

    private static String rounding(RoundingRule rule) {
        return rule.mode().name().toLowerCase(Locale.ROOT) + " to " + Changes.amount(rule.toMicros());
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }

    private static String consent(PlanServices services) {
        return services.consentAboveThousandths() == PlanServices.NO_CONSENT
                ? "off"
                : "above " + BigDecimal.valueOf(services.consentAboveThousandths(), 3);
    }

    private static String warning(PlanServices services) {
        return services.lowBalanceMicros() == PlanServices.NO_WARNING
                ? "off"
                : "below " + Changes.amount(services.lowBalanceMicros());
    }
}
