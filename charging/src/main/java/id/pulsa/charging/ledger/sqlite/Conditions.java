package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.NumberPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The end of a SELECT as it is put together. Values become parameters: no text of anybody's becomes part of it. */
final class Conditions {
    private final StringBuilder sql;
    private final List<Object> arguments = new ArrayList<>();

    /** @param select what it begins with */
    Conditions(String select) {
        sql = new StringBuilder(select);
    }

    /** Adds text and its parameters. */
    Conditions add(String text, Object... values) {
        sql.append(text);
        Collections.addAll(arguments, values);
        return this;
    }

    /** Adds a condition of one parameter, unless its value is null. */
    Conditions addIf(String text, @Nullable Object value) {
        return value == null ? this : add(text, value);
    }

    /** Adds the condition that a column is one of the numbers meant, unless any is. */
    Conditions number(String column, @Nullable NumberPattern pattern) {
        if (pattern == null || pattern.any()) {
            return this;
        }
        if (!pattern.prefix()) {
            return add(" AND " + column + " = ?", pattern.text());
        }
        return add(" AND " + column + " >= ?", pattern.text()).addIf(" AND " + column + " < ?", pattern.end());
    }

    /** {@code "?,?,?"}. */
    static String places(int count) {
        return String.join(",", Collections.nCopies(count, "?"));
    }

    String sql() {
        return sql.toString();
    }

    List<Object> arguments() {
        return arguments;
    }
}
