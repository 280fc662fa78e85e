package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Section;
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
                Locale.forLanguageTag(section.choice(
                        "language", LANGUAGES, inherited.language().toLanguageTag())));
        section.reportUnknownKeys();
        return services;
    }

    private static long lowBalance(String text) {
        return text.equals(TariffText.NONE) ? PlanServices.NO_WARNING : TariffText.amount(text);
    }
}
