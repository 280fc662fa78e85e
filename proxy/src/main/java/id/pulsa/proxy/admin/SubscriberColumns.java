package id.pulsa.proxy.admin;

import id.pulsa.charging.money.Micros;
import id.pulsa.charging.yaml.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which column of an import file holds what, as its header says. */
final class SubscriberColumns {
    private static final List<String> REQUIRED = List.of("number", "password", "plan");
    private static final List<String> KNOWN = List.of(
            "number",
            "password",
            "balance",
            "plan",
            "account",
            "home_cell",
            "max_calls",
            "barred",
            "display_name",
            "valid_until",
            "credit_limit");

    private final List<String> header;
    private final ValidityText validity;

    /**
     * Reads the header.
     *
     * @param validity reads the ends of validity
     * @throws IllegalArgumentException naming the column that is unknown, doubled or missing
     */
    SubscriberColumns(List<String> header, ValidityText validity) {
        Set<String> seen = new HashSet<>();
        for (String name : header) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("unknown column \"" + name + "\"" + Suggestion.hint(name, KNOWN));
            }
            if (!seen.add(name)) {
                throw new IllegalArgumentException("column \"" + name + "\" is given twice");
            }
        }
        for (String name : REQUIRED) {
            if (!seen.contains(name)) {
                throw new IllegalArgumentException("column \"" + name + "\" is missing");
            }
        }
        this.header = List.copyOf(header);
        this.validity = validity;
    }

    /** @throws IllegalArgumentException saying which field is wrong */
    NewSubscriber subscriber(List<String> fields) {
        if (fields.size() != header.size()) {
            throw new IllegalArgumentException("has " + fields.size() + " fields, the header has " + header.size());
        }
        return new NewSubscriber(
                text(fields, "number"),
                text(fields, "password"),
                text(fields, "plan"),
                value(fields, "account"),
                amount("balance", value(fields, "balance")),
                maxCalls(value(fields, "max_calls")),
                barred(value(fields, "barred")),
                value(fields, "home_cell"),
                value(fields, "display_name"),
                validUntil(value(fields, "valid_until")),
                amount("credit_limit", value(fields, "credit_limit")));
    }

    private String text(List<String> fields, String column) {
        return fields.get(header.indexOf(column));
    }

    private @Nullable String value(List<String> fields, String column) {
        int index = header.indexOf(column);
        return index < 0 || fields.get(index).isEmpty() ? null : fields.get(index);
    }

    private long validUntil(@Nullable String text) {
        return text == null ? 0 : validity.parse("valid_until", text);
    }

    private static long amount(String column, @Nullable String text) {
        try {
            return text == null ? 0 : Micros.parseNotNegative(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(column + ": " + e.getMessage(), e);
        }
    }

    private static int maxCalls(@Nullable String text) {
        if (text == null) {
            return 0;
        }
        if (!text.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("max_calls: expected a whole number, found \"" + text + "\"");
        }
        return Integer.parseInt(text);
    }

    private static boolean barred(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw new IllegalArgumentException("barred: expected true or false, found \"" + text + "\"");
    }
}
