package id.pulsa.proxy.admin;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.yaml.DurationText;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What would a call or a message cost?
 *
 * @param from the caller's number; null when the plan is given
 * @param to the dialled number
 * @param plan in place of the caller's own
 * @param at when it is answered, as {@link QuoteTime} reads it; null: now
 * @param duration talk time; null with a balance: as long as that lasts
 * @param cell where the caller is; null: the cell that the caller is in, or the home cell where no gateway runs
 * @param balanceMicros what the account holds; null when it does not matter
 * @param bundle talk time that bundles pay for
 * @param message whether a SIP MESSAGE is meant, not a call
 */
public record QuoteRequest(
        @Nullable String from,
        String to,
        @Nullable String plan,
        @Nullable String at,
        @Nullable Duration duration,
        @Nullable String cell,
        @Nullable Long balanceMicros,
        Duration bundle,
        boolean message) {
    private static final int MAX_LENGTH = 64;

    /** No call is longer. */
    private static final Duration LONGEST = Duration.ofDays(7);

    /**
     * Reads it from named texts; names as in {@link #parameters}.
     *
     * @param text the text of a name, null when it is not given
     * @throws IllegalArgumentException in words for whoever asked
     */
    public static QuoteRequest of(UnaryOperator<@Nullable String> text) {
        String to = text.apply("to");
        if (to == null || to.isBlank()) {
            throw new IllegalArgumentException("\"to\" is missing: the dialled number");
        }
        String balance = text.apply("balance");
        QuoteRequest request = new QuoteRequest(
                shortText("from", text.apply("from")),
                String.valueOf(shortText("to", to)),
                shortText("plan", text.apply("plan")),
                shortText("at", text.apply("at")),
                duration("duration", text.apply("duration")),
                shortText("cell", text.apply("cell")),
                balance == null ? null : named("balance", () -> Micros.parseNotNegative(balance)),
                otherwise(duration("bundle", text.apply("bundle")), Duration.ZERO),
                flag("message", text.apply("message")));
        request.check();
        return request;
    }

    private void check() {
        if (from == null && plan == null) {
            throw new IllegalArgumentException("\"from\" (the caller's number) or \"plan\" is needed");
        }
        if (message && (duration != null || !bundle.isZero())) {
            throw new IllegalArgumentException("a message has neither duration nor bundle");
        }
        if (!message && duration == null && balanceMicros == null) {
            throw new IllegalArgumentException("\"duration\" or \"balance\" is needed");
        }
    }

    /** As {@link #of} reads it. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "plan", plan);
        put(parameters, "at", at);
        put(parameters, "duration", duration == null ? null : duration.toString());
        put(parameters, "cell", cell);
        put(parameters, "balance", balanceMicros == null ? null : Micros.format(balanceMicros, 0));
        put(parameters, "bundle", bundle.isZero() ? null : bundle.toString());
        put(parameters, "message", message ? "true" : null);
        return parameters;
    }

    static @Nullable Duration duration(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        Duration duration = named(name, () -> DurationText.parse(text));
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    "\"" + name + "\": longer than " + LONGEST.toDays() + " days: \"" + text + "\"");
        }
        return duration;
    }

    static @Nullable String shortText(String name, @Nullable String text) {
        if (text != null && text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("\"" + name + "\" is longer than " + MAX_LENGTH + " characters");
        }
        return text == null || text.isBlank() ? null : text.strip();
    }

    static <T> T otherwise(@Nullable T value, T fallback) {
        return value == null ? fallback : value;
    }

    private static boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new IllegalArgumentException("\"" + name + "\" must be true or false");
    }

    static void put(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null) {
            parameters.put(name, value);
        }
    }

    private interface Reading<T> {
        T read();
    }

    private static <T> T named(String name, Reading<T> reading) {
        try {
            return reading.read();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + name + "\": " + e.getMessage(), e);
        }
    }
}
