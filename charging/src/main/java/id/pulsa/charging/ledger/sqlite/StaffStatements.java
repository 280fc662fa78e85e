package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.AccessToken;
import id.pulsa.charging.ledger.AuditEntry;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Applied;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.StaffMember;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Who works with the gateway, their tokens, and what they changed. */
final class StaffStatements {
    private static final Outcome DONE = new Applied(0);

    private final PreparedStatement count;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement delete;
    private final PreparedStatement exists;
    private final PreparedStatement otherAdministrators;
    private final PreparedStatement countTokens;
    private final PreparedStatement insertToken;
    private final PreparedStatement deleteToken;
    private final PreparedStatement deleteTokens;
    private final PreparedStatement audit;

    StaffStatements(Connection connection) throws SQLException {
        count = connection.prepareStatement("SELECT count(*) FROM staff");
        insert = connection.prepareStatement("INSERT OR IGNORE INTO staff"
                + " (role, password_hash, password_expired, barred, created_at, name) VALUES (?,?,?,?,?,?)");
        update = connection.prepareStatement("UPDATE staff SET role = ?, password_hash = ?, password_expired = ?,"
                + " barred = ?, created_at = ? WHERE name = ?");
        delete = connection.prepareStatement("DELETE FROM staff WHERE name = ?");
        exists = connection.prepareStatement("SELECT count(*) FROM staff WHERE name = ?");
        otherAdministrators = connection.prepareStatement(
                "SELECT count(*) FROM staff WHERE role = 'ADMINISTRATOR' AND barred = 0 AND name <> ?");
        countTokens = connection.prepareStatement("SELECT count(*) FROM access_token WHERE owner = ?");
        insertToken = connection.prepareStatement("INSERT OR IGNORE INTO access_token"
                + " (id, owner, label, scope, secret_sha256, created_at, expires_at) VALUES (?,?,?,?,?,?,?)");
        deleteToken = connection.prepareStatement("DELETE FROM access_token WHERE id = ?");
        deleteTokens = connection.prepareStatement("DELETE FROM access_token WHERE owner = ?");
        audit = connection.prepareStatement(
                "INSERT INTO audit (at, who, source, operation, target, detail, refusal)" + " VALUES (?,?,?,?,?,?,?)");
    }

    Outcome add(StaffMember member) throws SQLException {
        if (number(count) >= StaffMember.MAX_STAFF) {
            return new Rejected(Rejection.TOO_MANY_STAFF);
        }
        return write(insert, member) == 1 ? DONE : new Rejected(Rejection.STAFF_EXISTS);
    }

    Outcome change(StaffMember member) throws SQLException {
        if (number(exists, member.name()) == 0) {
            return new Rejected(Rejection.UNKNOWN_STAFF);
        }
        if (!member.administers() && number(otherAdministrators, member.name()) == 0) {
            return new Rejected(Rejection.LAST_ADMINISTRATOR);
        }
        write(update, member);
        return DONE;
    }

    private static int write(PreparedStatement statement, StaffMember member) throws SQLException {
        statement.setString(1, member.role().name());
        statement.setString(2, member.passwordHash());
        statement.setBoolean(3, member.passwordExpired());
        statement.setBoolean(4, member.barred());
        statement.setLong(5, member.createdAtWallMillis());
        statement.setString(6, member.name());
        return statement.executeUpdate();
    }

    Outcome remove(String name) throws SQLException {
        if (number(exists, name) == 0) {
            return new Rejected(Rejection.UNKNOWN_STAFF);
        }
        if (number(otherAdministrators, name) == 0) {
            return new Rejected(Rejection.LAST_ADMINISTRATOR);
        }
        delete.setString(1, name);
        delete.executeUpdate();
        deleteTokens.setString(1, name);
        deleteTokens.executeUpdate();
        return DONE;
    }

    Outcome addToken(AccessToken token) throws SQLException {
        if (number(exists, token.owner()) == 0) {
            return new Rejected(Rejection.UNKNOWN_STAFF);
        }
        if (number(countTokens, token.owner()) >= AccessToken.MAX_PER_OWNER) {
            return new Rejected(Rejection.TOO_MANY_TOKENS);
        }
        insertToken.setString(1, token.id());
        insertToken.setString(2, token.owner());
        insertToken.setString(3, token.label());
        insertToken.setString(4, String.join(" ", token.scope()));
        insertToken.setString(5, token.secretSha256());
        insertToken.setLong(6, token.createdAtWallMillis());
        insertToken.setLong(7, token.expiresAtWallMillis());
        insertToken.executeUpdate();
        return DONE;
    }

    Outcome removeToken(String id) throws SQLException {
        deleteToken.setString(1, id);
        return deleteToken.executeUpdate() == 1 ? DONE : new Rejected(Rejection.UNKNOWN_TOKEN);
    }

    Outcome audit(AuditEntry entry) throws SQLException {
        audit.setLong(1, entry.atWallMillis());
        audit.setString(2, entry.who());
        audit.setString(3, entry.source());
        audit.setString(4, entry.operation());
        audit.setString(5, entry.target());
        audit.setString(6, entry.detail());
        audit.setString(7, entry.refusal());
        audit.executeUpdate();
        return DONE;
    }

    private static long number(PreparedStatement select, String name) throws SQLException {
        select.setString(1, name);
        return number(select);
    }

    private static long number(PreparedStatement select) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
