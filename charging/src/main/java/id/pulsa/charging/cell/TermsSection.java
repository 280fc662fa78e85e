package id.pulsa.charging.cell;

import id.pulsa.charging.admission.LoadWindow;
import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.charging.yaml.Section;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Reads what {@code cells.yaml} says of cells in general and of one: the same keys under defaults, clusters and cells. */
final class TermsSection {
    private static final List<String> POLICIES = List.of("channels", "preblocking", "guard");
    private static final List<String> HANDOVERS = List.of("keep", "drop");
    private static final Duration MAX_WINDOW = Duration.ofDays(7);
    private static final Duration MAX_BROADCAST = Duration.ofDays(1);
    private static final BigDecimal MAX_LOAD = new BigDecimal(ErlangB.MAX_CHANNELS);

    private TermsSection() {}

    /** @param whole whether the section holds nothing else, so that other keys are mistakes */
    static TermsDraft read(Section section, TermsDraft otherwise, boolean whole) {
        TermsDraft read = new TermsDraft(
                section.value("gos", TermsSection::gos, otherwise.gosPermille()),
                section.choice("policy", POLICIES, otherwise.policy()),
                section.integer("guard", 0, ErlangB.MAX_CHANNELS, otherwise.guard()),
                PriceDraft.read(section, otherwise.price()),
                FullHandover.valueOf(section.choice(
                                "full_handover",
                                HANDOVERS,
                                otherwise.fullHandover().name().toLowerCase(Locale.ROOT))
                        .toUpperCase(Locale.ROOT)),
                window(section, otherwise.windowMillis()),
                section.duration(
                                "holding_time",
                                Duration.ofSeconds(1),
                                Duration.ofDays(1),
                                Duration.ofMillis(otherwise.holdingMillis()))
                        .toMillis(),
                section.value("expected_load", TermsSection::load, otherwise.expectedErl()),
                section.duration(
                                "broadcast_every",
                                Duration.ofSeconds(1),
                                MAX_BROADCAST,
                                Duration.ofMillis(otherwise.broadcastMillis()))
                        .toMillis());
        if (section.has("guard") && !read.policy().equals("guard")) {
            section.finding("guard", "channels are kept only with \"policy: guard\"");
        }
        if (whole) {
            section.reportUnknownKeys();
        }
        return read;
    }

    private static long window(Section section, long otherwise) {
        long millis = section.duration(
                        "window", Duration.ofSeconds(LoadWindow.PARTS), MAX_WINDOW, Duration.ofMillis(otherwise))
                .toMillis();
        return millis - millis % LoadWindow.PARTS;
    }

    /** A percentage such as {@code 1%} or {@code 0.5 %}, in steps of 0.1. */
    private static int gos(String text) {
        int permille = Percent.permille(text);
        if (permille > 0 && permille < 1_000) {
            return permille;
        }
        throw new IllegalArgumentException("expected more than 0% and less than 100%, found \"" + text + "\"");
    }

    private static double load(String text) {
        if (text.matches("\\d{1,5}(\\.\\d{1,6})?") && new BigDecimal(text).compareTo(MAX_LOAD) <= 0) {
            return Double.parseDouble(text);
        }
        throw new IllegalArgumentException("expected a load of 0 to " + MAX_LOAD + " erlang, found \"" + text + "\"");
    }
}
