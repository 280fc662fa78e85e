package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Section;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** The {@code services} of a plan; each that it does not mention is as the parent plan has it. */
final class ServicesSection {
    private static final List<String> LANGUAGES = List.of("en", "id");

    private ServicesSection() {}

    static PlanServices read(Section plan, PlanServices inherited) {
        Section section = plan.section("services");
        PlanServices services = new PlanServices(
                section.flag("balance", inherited.balance()),
                section.flag("voucher", inherited.voucher()),
                section.flag("quote", inherited.quote()),
                section.flag("receipt", inherited.receipt()),
                section.value("low_balance", ServicesSection::lowBalance, inherited.lowBalanceMicros()),
                section.flag("price_notice", inherited.priceNotice()),
                section.flag("price_broadcast", inherited.priceBroadcast()),
                section.value("consent_above", ServicesSection::consentAbove, inherited.consentAboveThousandths()),
                Locale.forLanguageTag(section.choice(
                        "language", LANGUAGES, inherited.language().toLanguageTag())));
        section.reportUnknownKeys();
        return services;
    }

    private static int consentAbove(String text) {
        if (text.equals(TariffText.NONE)) {
            return PlanServices.NO_CONSENT;
        }
        if (text.matches("\\d{1,2}(\\.\\d{1,3})?")) {
            return new BigDecimal(text).movePointRight(3).intValueExact();
        }
        throw new IllegalArgumentException(
                "expected a price ratio such as \"1.2\", or \"none\", found \"" + text + "\"");
    }

    private static long lowBalance(String text) {
        return text.equals(TariffText.NONE) ? PlanServices.NO_WARNING : TariffText.amount(text);
    }
}
