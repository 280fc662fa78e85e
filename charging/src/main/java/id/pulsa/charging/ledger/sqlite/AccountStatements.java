package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Applied;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.Outcome.Repeated;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Accounts and the movements on them. A balance changes only together with its movement. */
final class AccountStatements {
    private static final long NO_ACCOUNT = Long.MIN_VALUE;

    private final PreparedStatement addToBalance;
    private final PreparedStatement insertMovement;
    private final PreparedStatement selectMovement;
    private final PreparedStatement selectBalance;
    private final PreparedStatement insertAccount;
    private final PreparedStatement updateAccount;
    private final PreparedStatement deleteAccount;
    private final PreparedStatement anySubscriber;
    private final PreparedStatement anyLiveCall;

    AccountStatements(Connection connection) throws SQLException {
        addToBalance = connection.prepareStatement(
                "UPDATE account SET balance_micros = balance_micros + ? WHERE id = ? RETURNING balance_micros");
        insertMovement = connection.prepareStatement("INSERT INTO movement"
                + " (event_id, account, kind, amount_micros, balance_micros, call_id, at) VALUES (?,?,?,?,?,?,?)");
        selectMovement = connection.prepareStatement(
                "SELECT account, kind, amount_micros, balance_micros FROM movement WHERE event_id = ?");
        selectBalance = connection.prepareStatement("SELECT balance_micros FROM account WHERE id = ?");
        insertAccount = connection.prepareStatement(
                "INSERT OR IGNORE INTO account (id, balance_micros, max_calls, barred) VALUES (?,0,?,?)");
        updateAccount = connection.prepareStatement("UPDATE account SET max_calls = ?, barred = ? WHERE id = ?");
        deleteAccount = connection.prepareStatement("DELETE FROM account WHERE id = ?");
        anySubscriber = connection.prepareStatement("SELECT 1 FROM subscriber WHERE account = ? LIMIT 1");
        anyLiveCall = connection.prepareStatement("SELECT 1 FROM live_call WHERE account = ? LIMIT 1");
    }

    Outcome add(LedgerEvent.AccountAdded event) throws SQLException {
        return insert(event.account(), event.maxCalls(), event.barred())
                ? new Applied(0)
                : new Rejected(Rejection.ACCOUNT_EXISTS);
    }

    /** Creates an account with a balance of 0; false when it existed. */
    boolean insert(String account, int maxCalls, boolean barred) throws SQLException {
        insertAccount.setString(1, account);
        insertAccount.setInt(2, maxCalls);
        insertAccount.setInt(3, barred ? 1 : 0);
        return insertAccount.executeUpdate() == 1;
    }

    Outcome change(LedgerEvent.AccountChanged event) throws SQLException {
        updateAccount.setInt(1, event.maxCalls());
        updateAccount.setInt(2, event.barred() ? 1 : 0);
        updateAccount.setString(3, event.account());
        return updateAccount.executeUpdate() == 1
                ? new Applied(balance(event.account()))
                : new Rejected(Rejection.UNKNOWN_ACCOUNT);
    }

    Outcome remove(LedgerEvent.AccountRemoved event) throws SQLException {
        long balance = balance(event.account());
        if (balance == NO_ACCOUNT) {
            return new Rejected(Rejection.UNKNOWN_ACCOUNT);
        }
        if (exists(anySubscriber, event.account())) {
            return new Rejected(Rejection.ACCOUNT_HAS_SUBSCRIBERS);
        }
        if (exists(anyLiveCall, event.account())) {
            return new Rejected(Rejection.CALLS_RUNNING);
        }
        if (balance != 0) {
            if (earlier(event.eventId(), event.account(), Movement.Kind.WITHDRAWAL, -balance) != null) {
                return new Rejected(Rejection.EVENT_ID_REUSED);
            }
            move(event.eventId(), event.account(), Movement.Kind.WITHDRAWAL, -balance, null, event.atWallMillis());
        }
        deleteAccount.setString(1, event.account());
        deleteAccount.executeUpdate();
        return new Applied(0);
    }

    Outcome topUp(LedgerEvent.ToppedUp event) throws SQLException {
        return move(event.eventId(), event.account(), Movement.Kind.TOP_UP, event.amountMicros(), event.atWallMillis());
    }

    Outcome withdraw(LedgerEvent.Withdrawn event) throws SQLException {
        return move(
                event.eventId(),
                event.account(),
                Movement.Kind.WITHDRAWAL,
                -event.amountMicros(),
                event.atWallMillis());
    }

    /** Moves money once per event id, within 0 and the largest balance. */
    Outcome move(String eventId, String account, Movement.Kind kind, long amountMicros, long at) throws SQLException {
        Outcome earlier = earlier(eventId, account, kind, amountMicros);
        if (earlier != null) {
            return earlier;
        }
        long balance = balance(account);
        if (balance == NO_ACCOUNT) {
            return new Rejected(Rejection.UNKNOWN_ACCOUNT);
        }
        if (amountMicros > AccountRow.MAX_BALANCE_MICROS - Math.max(0, balance)) {
            return new Rejected(Rejection.AMOUNT_OUT_OF_RANGE);
        }
        if (amountMicros < 0 && balance + amountMicros < 0) {
            return new Rejected(Rejection.INSUFFICIENT_BALANCE);
        }
        return new Applied(move(eventId, account, kind, amountMicros, null, at));
    }

    /** Moves money without asking; the event id must be new. */
    long move(String eventId, String account, Movement.Kind kind, long amountMicros, @Nullable String callId, long at)
            throws SQLException {
        addToBalance.setLong(1, amountMicros);
        addToBalance.setString(2, account);
        long balance;
        try (ResultSet row = addToBalance.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("no account " + account + " for movement " + eventId);
            }
            balance = row.getLong(1);
        }
        insertMovement.setString(1, eventId);
        insertMovement.setString(2, account);
        insertMovement.setString(3, kind.name());
        insertMovement.setLong(4, amountMicros);
        insertMovement.setLong(5, balance);
        insertMovement.setString(6, callId);
        insertMovement.setLong(7, at);
        insertMovement.executeUpdate();
        return balance;
    }

    /** What an event with this id was answered before; null when there was none. */
    @Nullable Outcome earlier(String eventId, String account, Movement.Kind kind, long amountMicros) throws SQLException {
        selectMovement.setString(1, eventId);
        try (ResultSet row = selectMovement.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            boolean same = row.getString(1).equals(account)
                    && row.getString(2).equals(kind.name())
                    && row.getLong(3) == amountMicros;
            return same ? new Repeated(row.getLong(4)) : new Rejected(Rejection.EVENT_ID_REUSED);
        }
    }

    boolean exists(String account) throws SQLException {
        return balance(account) != NO_ACCOUNT;
    }

    private long balance(String account) throws SQLException {
        selectBalance.setString(1, account);
        try (ResultSet row = selectBalance.executeQuery()) {
            return row.next() ? row.getLong(1) : NO_ACCOUNT;
        }
    }

    private static boolean exists(PreparedStatement query, String key) throws SQLException {
        query.setString(1, key);
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }
}
