package id.pulsa.proxy.cli;

import id.pulsa.charging.simulation.Charges;
import id.pulsa.proxy.studyrun.CallPrices;
import id.pulsa.proxy.studyrun.StudyOptions;
import picocli.CommandLine.Option;

/** What simulated calls cost at the normal price. */
final class ChargeOptions {
    @Option(names = "--plan", defaultValue = StudyOptions.PLAN, description = "The callers' plan (default: normal).")
    private String plan = StudyOptions.PLAN;

    @Option(
            names = "--to",
            paramLabel = "NUMBER",
            defaultValue = StudyOptions.TO,
            description = "What they call (default: 1000).")
    private String to = StudyOptions.TO;

    /** By the tariffs of the configuration. */
    Charges of(Configuration configuration) {
        return CallPrices.of(configuration.tariffs(), plan, to);
    }

    String plan() {
        return plan;
    }

    String to() {
        return to;
    }
}
