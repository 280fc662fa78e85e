package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Applied;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;

/** Registration bindings. */
final class BindingStatements {
    private final PreparedStatement keys;
    private final PreparedStatement put;
    private final PreparedStatement delete;
    private final PreparedStatement expire;

    BindingStatements(Connection connection) throws SQLException {
        keys = connection.prepareStatement("SELECT binding_key FROM binding WHERE number = ?");
        put = connection.prepareStatement("INSERT OR REPLACE INTO binding (number, binding_key, contact,"
                + " q_thousandths, expires_at, call_id, cseq, flow, user_agent, path) VALUES (?,?,?,?,?,?,?,?,?,?)");
        delete = connection.prepareStatement("DELETE FROM binding WHERE number = ? AND binding_key = ?");
        expire = connection.prepareStatement("DELETE FROM binding WHERE expires_at < ?");
    }

    Outcome change(LedgerEvent.BindingsChanged event) throws SQLException {
        Set<String> after = new HashSet<>();
        keys.setString(1, event.number());
        try (ResultSet rows = keys.executeQuery()) {
            while (rows.next()) {
                after.add(rows.getString(1));
            }
        }
        event.removedKeys().forEach(after::remove);
        event.put().forEach(binding -> after.add(binding.key()));
        if (after.size() > event.maxBindings()) {
            return new Rejected(Rejection.TOO_MANY_BINDINGS);
        }
        for (String key : event.removedKeys()) {
            delete.setString(1, event.number());
            delete.setString(2, key);
            delete.executeUpdate();
        }
        for (Binding binding : event.put()) {
            write(event.number(), binding);
        }
        return new Applied(0);
    }

    Outcome expire(LedgerEvent.BindingsExpired event) throws SQLException {
        expire.setLong(1, event.beforeWallMillis());
        expire.executeUpdate();
        return new Applied(0);
    }

    private void write(String number, Binding binding) throws SQLException {
        put.setString(1, number);
        put.setString(2, binding.key());
        put.setString(3, binding.contact());
        put.setInt(4, binding.qThousandths());
        put.setLong(5, binding.expiresAtWallMillis());
        put.setString(6, binding.callId());
        put.setLong(7, binding.cseq());
        put.setString(8, binding.flow());
        put.setString(9, binding.userAgent());
        put.setString(10, binding.path());
        put.executeUpdate();
    }
}
