package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherBatchRow;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of the table {@code voucher_batch}. */
final class VoucherRows {
    static final String SELECT = "SELECT id, vouchers, amount_micros, extends_millis, redeem_until, created_at,"
            + " redeemed, max(withdrawn_at, 0) FROM voucher_batch";

    private VoucherRows() {}

    static VoucherBatchRow read(ResultSet row) throws SQLException {
        return new VoucherBatchRow(
                new VoucherBatch(row.getString(1), row.getInt(2), row.getLong(3), row.getLong(4), row.getLong(5)),
                row.getLong(6),
                row.getInt(7),
                row.getLong(8));
    }
}
