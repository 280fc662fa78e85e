package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.CapCount;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.Spending;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of the tables {@code account}, {@code bundle} and {@code cap_use}. */
final class AccountRows {
    static final String SELECT = "SELECT id, balance_micros, max_calls, barred, valid_until, credit_limit_micros,"
            + " daily_limit_micros, barred_prefixes, spent_day, spent_micros, spent_before_micros FROM account";
    static final String SELECT_BUNDLE =
            "SELECT account, id, name, prefixes, granted_millis, left_millis, expires_at FROM bundle";
    static final String SELECT_CAP_COUNT = "SELECT account, cap, band, day, micros, before_micros FROM cap_use";

    private AccountRows() {}

    static AccountRow read(ResultSet row) throws SQLException {
        return new AccountRow(
                row.getString(1),
                row.getLong(2),
                new AccountTerms(
                        row.getInt(3),
                        row.getInt(4) != 0,
                        row.getLong(5),
                        row.getLong(6),
                        row.getLong(7),
                        WordList.read(row.getString(8))),
                new Spending(row.getLong(9), row.getLong(10), row.getLong(11)));
    }

    static GrantedBundle readBundle(ResultSet row) throws SQLException {
        return new GrantedBundle(
                row.getString(2),
                row.getString(3),
                WordList.read(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7));
    }

    static CapCount readCapCount(ResultSet row) throws SQLException {
        return new CapCount(
                row.getString(2), row.getInt(3), new Spending(row.getLong(4), row.getLong(5), row.getLong(6)));
    }
}
