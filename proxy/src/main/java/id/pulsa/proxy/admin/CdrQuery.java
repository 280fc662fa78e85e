package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.session.EndCause;
import id.pulsa.charging.yaml.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which call detail records are wanted, and in which order, as parameters of a request. */
public record CdrQuery(CdrFilter filter, CdrOrder order) {
    /** Names of the parameters. */
    static final List<String> PARAMETERS = List.of(
            "caller",
            "called",
            "account",
            "cell",
            "cause",
            "kind",
            "answered",
            "from",
            "to",
            "least_charge",
            "least_talk",
            "sort",
            "order");

    private static final String CAUSES_BETWEEN = ",";

    private enum Direction {
        ASC,
        DESC
    }

    /**
     * Reads them.
     *
     * @param usual the order when it is not said; of another {@code sort} too, what is said of the direction holds
     * @throws IllegalArgumentException that names the parameter and what it may be
     */
    public static CdrQuery of(Query query, CdrOrder usual) {
        Long leastCharge = query.read("least_charge", Micros::parseNotNegative);
        Long leastTalk = query.read("least_talk", CdrQuery::millis);
        CdrFilter filter = new CdrFilter(
                query.read("caller", NumberPattern::parse),
                query.read("called", NumberPattern::parse),
                query.text("account"),
                query.text("cell"),
                query.choices("cause", EndCause.class).stream()
                        .map(Enum::name)
                        .sorted()
                        .toList(),
                query.choice("kind", CallDetailRecord.Kind.class),
                query.yesOrNo("answered"),
                query.instant("from"),
                query.instant("to"),
                leastCharge == null ? 0 : leastCharge,
                leastTalk == null ? 0 : leastTalk);
        CdrOrder.By by = query.choice("sort", CdrOrder.By.class);
        Direction direction = query.choice("order", Direction.class);
        return new CdrQuery(
                filter,
                new CdrOrder(
                        by == null ? usual.by() : by,
                        direction == null ? usual.ascending() : direction == Direction.ASC));
    }

    private static long millis(String text) {
        try {
            return DurationText.parse(text).toMillis();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("is too long", e);
        }
    }

    /** As {@link #of} reads them. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "caller", filter.caller());
        put(parameters, "called", filter.called());
        put(parameters, "account", filter.account());
        put(parameters, "cell", filter.cell());
        put(parameters, "cause", filter.causes().isEmpty() ? null : String.join(CAUSES_BETWEEN, filter.causes()));
        put(parameters, "kind", lower(filter.kind()));
        Boolean answered = filter.answered();
        put(parameters, "answered", answered == null ? null : answered ? "yes" : "no");
        put(parameters, "from", instant(filter.fromWallMillis()));
        put(parameters, "to", instant(filter.toWallMillis()));
        long leastCharge = filter.leastChargeMicros();
        put(parameters, "least_charge", leastCharge == 0 ? null : Micros.format(leastCharge, 0));
        long leastTalk = filter.leastTalkMillis();
        put(parameters, "least_talk", leastTalk == 0 ? null : Duration.ofMillis(leastTalk));
        put(parameters, "sort", lower(order.by()));
        put(parameters, "order", lower(order.ascending() ? Direction.ASC : Direction.DESC));
        return parameters;
    }

    private static @Nullable String lower(@Nullable Enum<?> word) {
        return word == null ? null : word.name().toLowerCase(Locale.ROOT);
    }

    static @Nullable Instant instant(@Nullable Long wallMillis) {
        return wallMillis == null ? null : Instant.ofEpochMilli(wallMillis);
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }
}
