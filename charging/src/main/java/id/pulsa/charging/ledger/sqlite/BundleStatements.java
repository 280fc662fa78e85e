package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Applied;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.Outcome.Repeated;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Bundles of talk time: granted to accounts, used by calls. */
final class BundleStatements {
    private final MovementStatements movements;
    private final PreparedStatement select;
    private final PreparedStatement countUsable;
    private final PreparedStatement insert;
    private final PreparedStatement use;
    private final PreparedStatement revoke;

    BundleStatements(Connection connection, MovementStatements movements) throws SQLException {
        this.movements = movements;
        select = connection.prepareStatement(AccountRows.SELECT_BUNDLE + " WHERE id = ?");
        countUsable = connection.prepareStatement(
                "SELECT count(*) FROM bundle WHERE account = ? AND left_millis > 0 AND expires_at > ?");
        insert = connection.prepareStatement("INSERT INTO bundle (id, account, name, prefixes, granted_millis,"
                + " left_millis, expires_at, granted_at) VALUES (?,?,?,?,?,?,?,?)");
        revoke = connection.prepareStatement(
                "UPDATE bundle SET expires_at = min(expires_at, ?)" + " WHERE id = ? AND account = ?");
        use = connection.prepareStatement("UPDATE bundle SET left_millis = left_millis - ? WHERE id = ?");
    }

    Outcome grant(LedgerEvent.BundleGranted event) throws SQLException {
        GrantedBundle bundle = event.bundle();
        select.setString(1, bundle.id());
        try (ResultSet row = select.executeQuery()) {
            if (row.next()) {
                boolean same = row.getString(1).equals(event.account())
                        && row.getString(3).equals(bundle.name());
                return same ? new Repeated(0) : new Rejected(Rejection.EVENT_ID_REUSED);
            }
        }
        if (movements.funds(event.account()) == null) {
            return new Rejected(Rejection.UNKNOWN_ACCOUNT);
        }
        if (usable(event.account(), event.atWallMillis()) >= GrantedBundle.MAX_BUNDLES) {
            return new Rejected(Rejection.TOO_MANY_BUNDLES);
        }
        insert.setString(1, bundle.id());
        insert.setString(2, event.account());
        insert.setString(3, bundle.name());
        insert.setString(4, WordList.write(bundle.prefixes()));
        insert.setLong(5, bundle.grantedMillis());
        insert.setLong(6, bundle.leftMillis());
        insert.setLong(7, bundle.expiresAtWallMillis());
        insert.setLong(8, event.atWallMillis());
        insert.executeUpdate();
        return new Applied(0);
    }

    /** What is left of it stays on record, but nobody can use it. */
    Outcome revoke(LedgerEvent.BundleRevoked event) throws SQLException {
        revoke.setLong(1, event.atWallMillis());
        revoke.setString(2, event.bundle());
        revoke.setString(3, event.account());
        return revoke.executeUpdate() == 1 ? new Applied(0) : new Rejected(Rejection.UNKNOWN_BUNDLE);
    }

    private long usable(String account, long atWallMillis) throws SQLException {
        countUsable.setString(1, account);
        countUsable.setLong(2, atWallMillis);
        try (ResultSet row = countUsable.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Takes what a call used; an account that is gone took its bundles with it. */
    void use(List<BundleTime> times) throws SQLException {
        for (BundleTime time : times) {
            use.setLong(1, time.millis());
            use.setString(2, time.bundle());
            use.executeUpdate();
        }
    }
}
