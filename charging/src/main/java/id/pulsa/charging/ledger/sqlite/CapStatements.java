package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.CapUse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** What daily caps have counted. Of each account only caps that its latest two days touched are kept. */
final class CapStatements {
    private final PreparedStatement add;
    private final PreparedStatement prune;

    CapStatements(Connection connection) throws SQLException {
        // The days' sums as in Spending.
        add = connection.prepareStatement("""
                INSERT INTO cap_use (account, cap, band, day, micros, before_micros) VALUES (?,?,?,?,?,0)
                ON CONFLICT (account, cap, band) DO UPDATE SET
                  before_micros = CASE WHEN excluded.day < day THEN before_micros + excluded.micros
                    WHEN excluded.day = day THEN before_micros
                    WHEN excluded.day = day + 1 THEN micros ELSE 0 END,
                  micros = CASE WHEN excluded.day < day THEN micros
                    WHEN excluded.day = day THEN micros + excluded.micros ELSE excluded.micros END,
                  day = max(day, excluded.day)""");
        prune = connection.prepareStatement("DELETE FROM cap_use WHERE account = ? AND day < ?");
    }

    void add(String account, long day, List<CapUse> uses) throws SQLException {
        if (uses.isEmpty()) {
            return;
        }
        for (CapUse use : uses) {
            add.setString(1, account);
            add.setString(2, use.key());
            add.setInt(3, use.band());
            add.setLong(4, day);
            add.setLong(5, use.micros());
            add.executeUpdate();
        }
        prune.setString(1, account);
        prune.setLong(2, day - 1);
        prune.executeUpdate();
    }
}
