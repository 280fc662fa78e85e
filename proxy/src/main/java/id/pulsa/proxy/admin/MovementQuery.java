package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.MovementFilter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which movements of money are wanted, as parameters of a request. */
public final class MovementQuery {
    /** Names of the parameters; the account is part of the path. */
    static final List<String> PARAMETERS = List.of("kind", "from", "to");

    private MovementQuery() {}

    /**
     * Reads them.
     *
     * @param account whose movements; null for all
     * @throws IllegalArgumentException that names the parameter and what it may be
     */
    public static MovementFilter of(Query query, @Nullable String account) {
        return new MovementFilter(
                account, query.choice("kind", Movement.Kind.class), query.instant("from"), query.instant("to"));
    }

    /** As {@link #of} reads them. */
    public static Map<String, String> parameters(MovementFilter filter) {
        Map<String, String> parameters = new LinkedHashMap<>();
        Movement.Kind kind = filter.kind();
        if (kind != null) {
            parameters.put("kind", kind.name().toLowerCase(Locale.ROOT));
        }
        instant(parameters, "from", filter.fromWallMillis());
        instant(parameters, "to", filter.toWallMillis());
        return parameters;
    }

    private static void instant(Map<String, String> parameters, String name, @Nullable Long wallMillis) {
        if (wallMillis != null) {
            parameters.put(name, Instant.ofEpochMilli(wallMillis).toString());
        }
    }
}
