package id.pulsa.proxy.admin;

import id.pulsa.charging.yaml.Suggestion;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request that looks something up. One that is empty counts as missing, as browsers send forms. What
 * is wrong is refused by an {@link IllegalArgumentException} that names the parameter and what it may be.
 */
public final class Query {
    private static final int MAX_LENGTH = 128;

    private final Map<String, List<String>> values;

    /** @param values each parameter's, as often as it was given */
    public Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * The parameters of a request.
     *
     * @param known their names; another one is refused, since whoever mistypes a filter would get what was not wanted
     */
    static Query of(RoutingContext request, List<String> known) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Map.Entry<String, String> parameter : decoded(request)) {
            if (!known.contains(parameter.getKey())) {
                throw new IllegalArgumentException("there is no parameter \"" + shown(parameter.getKey()) + "\""
                        + Suggestion.hint(parameter.getKey(), known));
            }
            values.computeIfAbsent(parameter.getKey(), name -> new ArrayList<>())
                    .add(parameter.getValue());
        }
        return new Query(values);
    }

    private static MultiMap decoded(RoutingContext request) {
        try {
            return request.queryParams();
        } catch (HttpException e) {
            throw new IllegalArgumentException("the parameters are not encoded as a URL has them", e);
        }
    }

    /** A text; null when there is none. */
    @Nullable String text(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw refused(name, "may be given once");
        }
        String text = given.isEmpty() ? "" : given.get(0).strip();
        if (text.length() > MAX_LENGTH) {
            throw refused(name, "may have up to " + MAX_LENGTH + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    /** What a text reads as; null when there is none. */
    <T> @Nullable T read(String name, Function<String, T> reading) {
        String text = text(name);
        try {
            return text == null ? null : reading.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + name + "\": " + e.getMessage(), e);
        }
    }

    /** One of the names of an enum, in any case; null when there is none. */
    <E extends Enum<E>> @Nullable E choice(String name, Class<E> choices) {
        String text = text(name);
        return text == null ? null : choice(name, text, choices);
    }

    /** Some of the names of an enum, in any case, with commas between them or given one by one. */
    <E extends Enum<E>> List<E> choices(String name, Class<E> choices) {
        return values.getOrDefault(name, List.of()).stream()
                .flatMap(given -> Arrays.stream(given.split(",", -1)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(word -> choice(name, word, choices))
                .distinct()
                .toList();
    }

    private static <E extends Enum<E>> E choice(String name, String word, Class<E> choices) {
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(word)) {
                return choice;
            }
        }
        String allowed = Arrays.stream(choices.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw refused(name, "must be of " + allowed + ", found \"" + shown(word) + "\"");
    }

    /** {@code yes} or {@code no}; null when there is none. */
    @Nullable Boolean yesOrNo(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> throw refused(name, "must be yes or no, found \"" + shown(text) + "\"");
        };
    }

    /** An instant as wall-clock ms; null when there is none. */
    @Nullable Long instant(String name) {
        String text = text(name);
        // A plus that nobody has escaped arrives as a space.
        return text == null ? null : (Long) ValidityText.instant(name, text.replace(' ', '+'));
    }

    private static IllegalArgumentException refused(String name, String why) {
        return new IllegalArgumentException("\"" + name + "\" " + why);
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", "?");
        return plain.length() <= 40 ? plain : plain.substring(0, 40) + "…";
    }
}
