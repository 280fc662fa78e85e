package id.pulsa.proxy.admin;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What does a call cost at every hour of a week?
 *
 * @param from the caller's number; null when the plan is given
 * @param plan in place of the caller's own
 * @param to the dialled number; null: every destination of the plan
 * @param duration talk time
 * @param at a time in the week that is meant, as {@link QuoteTime} reads it; null: now
 */
public record WeekRequest(
        @Nullable String from,
        @Nullable String plan,
        @Nullable String to,
        Duration duration,
        @Nullable String at) {
    /** Talk time when none is given. */
    public static final Duration USUAL_DURATION = Duration.ofMinutes(1);

    /**
     * Reads it from named texts; names as in {@link #parameters}.
     *
     * @throws IllegalArgumentException in words for whoever asked
     */
    public static WeekRequest of(UnaryOperator<@Nullable String> text) {
        String from = QuoteRequest.shortText("from", text.apply("from"));
        String plan = QuoteRequest.shortText("plan", text.apply("plan"));
        if (from == null && plan == null) {
            throw new IllegalArgumentException("\"from\" (the caller's number) or \"plan\" is needed");
        }
        return new WeekRequest(
                from,
                plan,
                QuoteRequest.shortText("to", text.apply("to")),
                QuoteRequest.otherwise(QuoteRequest.duration("duration", text.apply("duration")), USUAL_DURATION),
                QuoteRequest.shortText("at", text.apply("at")));
    }

    /** As {@link #of} reads it. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        QuoteRequest.put(parameters, "from", from);
        QuoteRequest.put(parameters, "plan", plan);
        QuoteRequest.put(parameters, "to", to);
        QuoteRequest.put(parameters, "duration", duration.toString());
        QuoteRequest.put(parameters, "at", at);
        return parameters;
    }
}
