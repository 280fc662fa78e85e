package id.pulsa.proxy.cli;

import id.pulsa.charging.simulation.Runs;
import id.pulsa.proxy.studyrun.RunLength;
import id.pulsa.proxy.studyrun.StudyOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long and how often is simulated. */
final class RunOptions {
    @Option(names = "--time", paramLabel = "TIME", defaultValue = StudyOptions.TIME, description = "Measured time (default: 24h).")
    private String time = StudyOptions.TIME;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = StudyOptions.WARM_UP,
            description = "Simulated before, and not counted (default: 2h).")
    private String warmUp = StudyOptions.WARM_UP;

    @Option(
            names = "--replications",
            paramLabel = "N",
            description = "Independent runs, for the confidence intervals (default: 10, of gain 5).")
    private @Nullable Integer replications;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed gives the same result.")
    private long seed = StudyOptions.SEED;

    /**
     * What was asked for.
     *
     * @param usualReplications when nothing is said of them
     */
    Runs get(int usualReplications) {
        return RunLength.of(time, warmUp, replicationsOr(usualReplications), seed);
    }

    String time() {
        return time;
    }

    String warmUp() {
        return warmUp;
    }

    long seed() {
        return seed;
    }

    int replicationsOr(int usual) {
        return replications == null ? usual : replications;
    }
}
