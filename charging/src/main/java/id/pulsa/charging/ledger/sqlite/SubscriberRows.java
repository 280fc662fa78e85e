package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.Subscriber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;

/** Rows of the table {@code subscriber}. */
final class SubscriberRows {
    static final String SELECT =
            "SELECT number, account, plan, ha1_md5, ha1_sha256, max_calls, barred, home_cell, display_name FROM subscriber";

    private static final HexFormat HEX = HexFormat.of();

    private SubscriberRows() {}

    static Subscriber read(ResultSet row) throws SQLException {
        return new Subscriber(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                HEX.formatHex(row.getBytes(4)),
                HEX.formatHex(row.getBytes(5)),
                row.getInt(6),
                row.getInt(7) != 0,
                row.getString(8),
                row.getString(9));
    }
}
