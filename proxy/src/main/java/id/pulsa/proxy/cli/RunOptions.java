package id.pulsa.proxy.cli;

import id.pulsa.charging.simulation.Runs;
import id.pulsa.charging.yaml.DurationText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long and how often is simulated. */
final class RunOptions {
    private static final long MILLIS_PER_DAY = 86_400_000;

    @Option(names = "--time", paramLabel = "TIME", defaultValue = "24h", description = "Measured time (default: 24h).")
    private String time = "24h";

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            defaultValue = "2h",
            description = "Simulated before, and not counted (default: 2h).")
    private String warmUp = "2h";

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
    private long seed = 1;

    /**
     * What was asked for.
     *
     * @param usualReplications when nothing is said of them
     */
    Runs get(int usualReplications) {
        int count = replications == null ? usualReplications : replications;
        if (count < 1 || count > Runs.MAX_REPLICATIONS) {
            throw new UsageException("--replications: expected 1 to " + Runs.MAX_REPLICATIONS + ", found " + count);
        }
        long measured = time("--time", time);
        if (measured == 0) {
            throw new UsageException("--time: nothing can be measured in no time");
        }
        return new Runs(seed, time("--warm-up", warmUp), measured, count);
    }

    private static long time(String option, String text) {
        long millis = millis(option, text);
        if (millis > Runs.MAX_MILLIS) {
            throw new UsageException(option + ": at most " + Runs.MAX_MILLIS / MILLIS_PER_DAY + " days are simulated");
        }
        return millis;
    }

    /** The milliseconds of a duration such as {@code 246s}. */
    static long millis(String option, String text) {
        try {
            return DurationText.parse(text).toMillis();
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }
}
