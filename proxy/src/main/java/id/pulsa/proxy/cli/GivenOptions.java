package id.pulsa.proxy.cli;

import id.pulsa.proxy.admin.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Options as the parameters of a request, so that both are read and refused alike. */
final class GivenOptions {
    private static final Pattern NAME = Pattern.compile("^\"(\\w+)\"");

    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** Sets one, unless it was not given. */
    GivenOptions put(String name, @Nullable String value) {
        return put(name, value == null ? List.of() : List.of(value));
    }

    GivenOptions put(String name, List<String> given) {
        if (given.stream().anyMatch(String::isBlank)) {
            throw new UsageException(option(name) + " is empty");
        }
        values.put(name, given);
        return this;
    }

    /**
     * Reads them.
     *
     * @throws UsageException that names the option
     */
    <T> T read(Function<Query, T> reading) {
        try {
            return reading.apply(new Query(values));
        } catch (IllegalArgumentException e) {
            Matcher name = NAME.matcher(String.valueOf(e.getMessage()));
            throw new UsageException(name.replaceFirst(found -> option(found.group(1))));
        }
    }

    private static String option(String name) {
        return "--" + name.replace('_', '-');
    }
}
