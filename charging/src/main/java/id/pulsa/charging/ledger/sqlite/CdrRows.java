package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CdrFilter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the table {@code cdr}, and the conditions that pick them. */
final class CdrRows {
    static final String SELECT = "SELECT seq, call_id, caller, called, account, rate, caller_cell, callee_cell,"
            + " started_at, ringing_at, answered_at, ended_at, talk_millis, billed_millis, charge_micros, cause,"
            + " sip_status, detail, kind, segments, bundles, decisions FROM cdr";

    private CdrRows() {}

    /** Appends the filter's conditions to a statement that ends in a condition; returns their arguments. */
    static List<Object> where(CdrFilter filter, StringBuilder sql) {
        List<Object> arguments = new ArrayList<>();
        condition(sql, arguments, " AND caller = ?", filter.caller());
        condition(sql, arguments, " AND called = ?", filter.called());
        condition(sql, arguments, " AND account = ?", filter.account());
        condition(sql, arguments, " AND started_at >= ?", filter.fromWallMillis());
        condition(sql, arguments, " AND started_at < ?", filter.toWallMillis());
        return arguments;
    }

    private static void condition(StringBuilder sql, List<Object> arguments, String text, @Nullable Object value) {
        if (value != null) {
            sql.append(text);
            arguments.add(value);
        }
    }

    static CallDetailRecord read(ResultSet row) throws SQLException {
        return new CallDetailRecord(
                CallDetailRecord.Kind.valueOf(row.getString(19)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                row.getLong(14),
                row.getLong(15),
                row.getString(16),
                row.getInt(17),
                row.getString(18),
                SegmentText.read(row.getString(20)),
                BundleText.read(row.getString(21)),
                DecisionText.read(row.getString(22)));
    }
}
