package id.pulsa.charging.tariff;

import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Mark;
import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.YamlScalar;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The {@code bundles} of tariffs.yaml. */
final class BundlesSection {
    static final int MAX_BUNDLES = 100;

    private static final Duration MIN_TIME = Duration.ofSeconds(1);
    private static final Duration MAX_TIME = Duration.ofHours(10_000);
    private static final Duration MIN_VALIDITY = Duration.ofMinutes(1);
    private static final Duration MAX_VALIDITY = Duration.ofDays(3_660);

    private final List<Bundle> bundles = new ArrayList<>();
    private final List<Placed> prefixes = new ArrayList<>();

    private record Placed(Mark mark, String prefix) {}

    BundlesSection(Section root) {
        Section section = root.section("bundles");
        List<String> names = section.keys();
        if (names.size() > MAX_BUNDLES) {
            root.finding("bundles", "more than " + MAX_BUNDLES + " bundles");
            return;
        }
        for (String name : names) {
            Names.check(section, name, "bundle");
            bundles.add(bundle(name, section.section(name)));
        }
    }

    List<Bundle> bundles() {
        return bundles;
    }

    private Bundle bundle(String name, Section section) {
        section.require("time", "validity");
        Duration time = section.duration("time", MIN_TIME, MAX_TIME, MIN_TIME);
        Duration validity = section.duration("validity", MIN_VALIDITY, MAX_VALIDITY, MIN_VALIDITY);
        Set<String> given = new LinkedHashSet<>();
        List<YamlScalar> scalars = section.scalars("prefixes");
        if (section.has("prefixes") && scalars.isEmpty()) {
            section.finding("prefixes", "no prefix is given; without \"prefixes\" the bundle is for every destination");
        }
        if (scalars.size() > Bundle.MAX_PREFIXES) {
            section.finding("prefixes", "more than " + Bundle.MAX_PREFIXES + " prefixes");
            scalars = List.of();
        }
        for (YamlScalar scalar : scalars) {
            prefix(section, scalar, given);
        }
        section.reportUnknownKeys();
        return new Bundle(name, time.toMillis(), validity, List.copyOf(given));
    }

    private void prefix(Section section, YamlScalar scalar, Set<String> given) {
        try {
            String prefix = TariffText.prefix(String.valueOf(scalar.text()));
            if (given.add(prefix)) {
                prefixes.add(new Placed(scalar.mark(), prefix));
            } else {
                section.findings().warn(scalar.mark(), "prefix \"" + prefix + "\" is given twice");
            }
        } catch (IllegalArgumentException e) {
            section.findings().add(scalar.mark(), "\"prefixes\": " + e.getMessage());
        }
    }

    /** Warns of prefixes under which no plan has a number that costs anything. */
    void warnOfUseless(Collection<Plan> plans, Findings findings) {
        if (prefixes.isEmpty()) {
            return;
        }
        TreeSet<String> charged = new TreeSet<>();
        for (Plan plan : plans) {
            for (Destination destination : plan.destinations()) {
                if (destination.price() instanceof Price.Charged) {
                    charged.add(destination.prefix());
                }
            }
        }
        for (Placed placed : prefixes) {
            String below = charged.ceiling(placed.prefix());
            boolean useful = (below != null && below.startsWith(placed.prefix()))
                    || plans.stream().anyMatch(plan -> charges(plan, placed.prefix()));
            if (!useful) {
                findings.warn(
                        placed.mark(),
                        "no plan charges for numbers that begin with \"" + placed.prefix()
                                + "\", so the bundle is of no use for them");
            }
        }
    }

    private static boolean charges(Plan plan, String number) {
        Destination destination = plan.destination(number);
        return destination != null && destination.price() instanceof Price.Charged;
    }
}
