package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.AccessToken;
import id.pulsa.charging.ledger.AuditEntry;
import id.pulsa.charging.ledger.StaffMember;
import id.pulsa.charging.ledger.StaffRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Rows of the tables {@code staff}, {@code access_token} and {@code audit}. */
final class StaffRows {
    static final String SELECT =
            "SELECT name, role, password_hash, password_expired, barred, created_at FROM staff ORDER BY name";
    static final String SELECT_TOKENS = "SELECT id, owner, label, scope, secret_sha256, created_at, expires_at"
            + " FROM access_token ORDER BY created_at, id";
    static final String SELECT_AUDIT = "SELECT seq, at, who, source, operation, target, detail, refusal FROM audit";

    private StaffRows() {}

    /** An entry and its place in the order of all. */
    record Numbered(long seq, AuditEntry entry) {}

    static StaffMember read(ResultSet row) throws SQLException {
        return new StaffMember(
                row.getString(1),
                StaffRole.valueOf(row.getString(2)),
                row.getString(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getLong(6));
    }

    static AccessToken readToken(ResultSet row) throws SQLException {
        String scope = row.getString(4);
        return new AccessToken(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                scope.isEmpty() ? List.of() : Arrays.asList(scope.split(" ")),
                row.getString(5),
                row.getLong(6),
                row.getLong(7));
    }

    static Numbered readAudit(ResultSet row) throws SQLException {
        return new Numbered(
                row.getLong(1),
                new AuditEntry(
                        row.getLong(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)));
    }
}
