package id.pulsa.proxy.studyrun;

import id.pulsa.charging.simulation.Runs;
import id.pulsa.charging.yaml.DurationText;

/** How long and how often is simulated, of texts. */
public final class RunLength {
    private static final long MILLIS_PER_DAY = 86_400_000;

    private RunLength() {}

    /**
     * The runs that were asked for.
     *
     * @param time measured, {@code "24h"}
     * @param warmUp before, {@code "2h"}
     * @throws OptionException when something is out of range
     */
    public static Runs of(String time, String warmUp, long replications, long seed) {
        if (replications < 1 || replications > Runs.MAX_REPLICATIONS) {
            throw new OptionException(
                    "replications", "expected 1 to " + Runs.MAX_REPLICATIONS + ", found " + replications);
        }
        long measured = atMostAYear("time", time);
        if (measured == 0) {
            throw new OptionException("time", "nothing can be measured in no time");
        }
        return new Runs(seed, atMostAYear("warm_up", warmUp), measured, (int) replications);
    }

    private static long atMostAYear(String option, String text) {
        long millis = millis(option, text);
        if (millis > Runs.MAX_MILLIS) {
            throw new OptionException(option, "at most " + Runs.MAX_MILLIS / MILLIS_PER_DAY + " days are simulated");
        }
        return millis;
    }

    /** The milliseconds of a duration such as {@code 246s}. */
    static long millis(String option, String text) {
        try {
            return DurationText.parse(text).toMillis();
        } catch (IllegalArgumentException e) {
            throw new OptionException(option, String.valueOf(e.getMessage()));
        } catch (ArithmeticException e) {
            throw new OptionException(option, "longer than anything: \"" + text + "\"");
        }
    }
}
