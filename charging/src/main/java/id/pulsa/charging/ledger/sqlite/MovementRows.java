package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.MovementFilter;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of the table {@code movement}. */
final class MovementRows {
    private static final String SELECT =
            "SELECT seq, event_id, account, kind, amount_micros, balance_micros," + " call_id, at FROM movement";

    private MovementRows() {}

    /** The rows before a position that match, the last one first. */
    static Conditions select(MovementFilter filter, long before, int limit) {
        Movement.Kind kind = filter.kind();
        return new Conditions(SELECT)
                .add(" WHERE seq < ?", before)
                .addIf(" AND account = ?", filter.account())
                .addIf(" AND kind = ?", kind == null ? null : kind.name())
                .addIf(" AND at >= ?", filter.fromWallMillis())
                .addIf(" AND at < ?", filter.toWallMillis())
                .add(" ORDER BY seq DESC LIMIT ?", limit);
    }

    static Movement read(ResultSet row) throws SQLException {
        return new Movement(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                Movement.Kind.valueOf(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getString(7),
                row.getLong(8));
    }
}
