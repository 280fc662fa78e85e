package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.NumberBinding;
import id.pulsa.charging.ledger.NumberPattern;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code binding}. */
final class BindingRows {
    static final String SELECT = "SELECT number, binding_key, contact, q_thousandths, expires_at, call_id, cseq, flow,"
            + " user_agent, path FROM binding";

    private BindingRows() {}

    /** The rows behind a cursor that match and have not ended. */
    static Conditions select(NumberPattern numbers, long nowWallMillis, @Nullable String cursor, int limit) {
        List<String> after = cursor == null ? List.of("", "") : TextCursor.read(cursor, 2);
        return new Conditions(SELECT)
                .add(" WHERE (number, binding_key) > (?, ?)", after.get(0), after.get(1))
                .number("number", numbers)
                .add(" AND expires_at > ?", nowWallMillis)
                .add(" ORDER BY number, binding_key LIMIT ?", limit);
    }

    static String cursor(NumberBinding row) {
        return TextCursor.write(row.number(), row.binding().key());
    }

    static NumberBinding read(ResultSet row) throws SQLException {
        return new NumberBinding(
                row.getString(1),
                new Binding(
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getLong(5),
                        row.getString(6),
                        row.getLong(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10)));
    }
}
