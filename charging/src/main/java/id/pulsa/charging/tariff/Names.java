package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Section;

/** Checks names that the administrator chose as keys. */
final class Names {
    private Names() {}

    /** @param what is named, for the finding */
    static void check(Section section, String name, String what) {
        try {
            TariffText.name(name);
        } catch (IllegalArgumentException e) {
            section.findings().add(section.keyMark(name), "name of the " + what + ": " + e.getMessage());
        }
    }
}
