package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.CallDetailRecord;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of the table {@code cdr}. */
final class CdrRows {
    static final String SELECT = "SELECT seq, call_id, caller, called, account, rate, caller_cell, callee_cell,"
            + " started_at, ringing_at, answered_at, ended_at, talk_millis, billed_millis, charge_micros, cause,"
            + " sip_status, detail, kind, segments, bundles, decisions FROM cdr";

    private CdrRows() {}

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
