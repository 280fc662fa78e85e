package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.yaml.Suggestion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of an account's terms as documents: a field that is missing leaves its term, null takes it back to what a
 * plain account has (RFC 7396).
 */
public final class TermsDocuments {
    static final List<String> FIELDS =
            List.of("max_calls", "barred", "valid_until", "credit_limit", "daily_limit", "barred_prefixes");

    private TermsDocuments() {}

    /** @throws IllegalArgumentException in words for the sender */
    static TermsChange read(Document document) {
        for (String field : document.fields().keySet()) {
            if (!FIELDS.contains(field)) {
                throw new IllegalArgumentException("unknown field \"" + field + "\"" + Suggestion.hint(field, FIELDS));
            }
        }
        TermsChange change = readAny(document);
        if (change.isNothing()) {
            throw new IllegalArgumentException("nothing to change; there are " + String.join(", ", FIELDS));
        }
        return change;
    }

    /** Like {@link #read}, of a document without other fields; it may be empty. */
    static TermsChange readAny(Document document) {
        return new TermsChange(
                has(document, "max_calls") ? maxCalls(document) : null,
                has(document, "barred") ? document.flag("barred", false) : null,
                has(document, "valid_until") ? validUntil(document) : null,
                has(document, "credit_limit") ? amount(document, "credit_limit") : null,
                has(document, "daily_limit") ? dailyLimit(document) : null,
                has(document, "barred_prefixes") ? document.texts("barred_prefixes") : null);
    }

    private static boolean has(Document document, String field) {
        return document.fields().containsKey(field);
    }

    private static Integer maxCalls(Document document) {
        long maxCalls = document.number("max_calls", 0);
        if (maxCalls < 0 || maxCalls > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("\"max_calls\" must be 0 (no limit) or more");
        }
        return (int) maxCalls;
    }

    private static Long validUntil(Document document) {
        String text = document.textOrNull("valid_until");
        return text == null ? 0 : ValidityText.instant("valid_until", text);
    }

    /** 0 would be taken for "nothing may be spent", and means no limit to the ledger: so neither is taken. */
    private static Long dailyLimit(Document document) {
        Long limit = amount(document, "daily_limit");
        if (limit == 0 && document.textOrNull("daily_limit") != null) {
            throw new IllegalArgumentException(
                    "\"daily_limit\" must be more than 0; null stands for no limit, \"barred\" stops all spending");
        }
        return limit;
    }

    private static Long amount(Document document, String field) {
        String text = document.textOrNull(field);
        try {
            return text == null ? 0 : Micros.parseNotNegative(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("\"" + field + "\": " + e.getMessage(), e);
        }
    }

    /** What {@link #read} reads back. */
    public static Document write(TermsChange change) {
        Document document = new Document();
        put(
                document,
                "max_calls",
                change.maxCalls() == null ? null : change.maxCalls().longValue());
        put(document, "barred", change.barred());
        if (change.validUntilWallMillis() != null) {
            long until = change.validUntilWallMillis();
            document.put(
                    "valid_until",
                    until == 0 ? null : Instant.ofEpochMilli(until).toString());
        }
        put(document, "credit_limit", change.creditLimitMicros() == null ? null : text(change.creditLimitMicros()));
        if (change.dailyLimitMicros() != null) {
            document.put("daily_limit", change.dailyLimitMicros() == 0 ? null : text(change.dailyLimitMicros()));
        }
        put(document, "barred_prefixes", change.barredPrefixes());
        return document;
    }

    private static void put(Document document, String field, @Nullable Object value) {
        if (value != null) {
            document.put(field, value);
        }
    }

    private static String text(long micros) {
        return Micros.format(micros, 0);
    }
}
