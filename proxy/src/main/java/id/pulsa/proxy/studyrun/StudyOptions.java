package id.pulsa.proxy.studyrun;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a study can be told, as it was written; {@link StudyPlan} reads it. Each component is an option of the command line
 * and a field of the API.
 *
 * @param regimes as {@link RegimeText} reads them
 * @param day {@code typical}: the traffic goes up and down over a working day; {@code flat}: as in the busy hour
 * @param holdingTime mean duration of a call, {@code "246s"}; null for the study's
 * @param handovers how often a call goes to a neighbour cell
 * @param time measured
 * @param warmUp before, not counted
 * @param replications independent runs
 * @param seed the same one gives the same result
 * @param plan of the callers
 * @param to what they call
 */
public record StudyOptions(
        StudyKind kind,
        List<String> regimes,
        String day,
        @Nullable String holdingTime,
        double handovers,
        String time,
        String warmUp,
        long replications,
        long seed,
        String plan,
        String to) {
    /** Defaults; the command line shows them in its help. */
    public static final String DAY = "typical";

    public static final String TIME = "24h";
    public static final String WARM_UP = "2h";
    public static final int REPLICATIONS = 10;
    public static final long SEED = 1;
    public static final String PLAN = "normal";
    public static final String TO = "1000";

    public StudyOptions {
        regimes = List.copyOf(regimes);
    }
}
