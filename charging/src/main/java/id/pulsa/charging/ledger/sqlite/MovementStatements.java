package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.CallDetailRecord;
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

/** Movements of money. A balance changes only together with its movement. */
final class MovementStatements {
    private final PreparedStatement addToBalance;
    private final PreparedStatement charge;
    private final PreparedStatement extendValidity;
    private final ChainedInsert insert;
    private final PreparedStatement select;
    private final PreparedStatement selectAccount;

    MovementStatements(Connection connection, ChainedInsert insert) throws SQLException {
        addToBalance = connection.prepareStatement("UPDATE account SET balance_micros = balance_micros + ?"
                + " WHERE id = ? RETURNING balance_micros, lowest_balance_micros");
        // The days' sums as in Spending: the latest day and the one before, which takes in all that is older.
        charge = connection.prepareStatement("""
                UPDATE account SET balance_micros = balance_micros - ?1,
                  spent_before_micros = CASE WHEN ?2 < spent_day THEN spent_before_micros + ?1
                    WHEN ?2 = spent_day THEN spent_before_micros
                    WHEN ?2 = spent_day + 1 THEN spent_micros ELSE 0 END,
                  spent_micros = CASE WHEN ?2 < spent_day THEN spent_micros
                    WHEN ?2 = spent_day THEN spent_micros + ?1 ELSE ?1 END,
                  spent_day = max(spent_day, ?2)
                WHERE id = ?3 RETURNING balance_micros, lowest_balance_micros, spent_day""");
        extendValidity = connection.prepareStatement(
                "UPDATE account SET valid_until = max(valid_until, ?) WHERE id = ? AND valid_until <> 0");
        this.insert = insert;
        select = connection.prepareStatement(
                "SELECT account, kind, amount_micros, balance_micros FROM movement WHERE event_id = ?");
        selectAccount =
                connection.prepareStatement("SELECT balance_micros, credit_limit_micros FROM account WHERE id = ?");
    }

    Outcome topUp(LedgerEvent.ToppedUp event) throws SQLException {
        Outcome outcome = move(
                event.eventId(), event.account(), Movement.Kind.TOP_UP, event.amountMicros(), event.atWallMillis());
        if (outcome instanceof Applied) {
            extendValidity(event.account(), event.validUntilWallMillis());
        }
        return outcome;
    }

    Outcome withdraw(LedgerEvent.Withdrawn event) throws SQLException {
        return move(
                event.eventId(),
                event.account(),
                Movement.Kind.WITHDRAWAL,
                -event.amountMicros(),
                event.atWallMillis());
    }

    /** Moves money once per event id, between the credit limit and the largest balance. */
    Outcome move(String eventId, String account, Movement.Kind kind, long amountMicros, long at) throws SQLException {
        Outcome earlier = earlier(eventId, account, kind, amountMicros);
        if (earlier != null) {
            return earlier;
        }
        Funds funds = funds(account);
        if (funds == null) {
            return new Rejected(Rejection.UNKNOWN_ACCOUNT);
        }
        if (amountMicros > AccountRow.MAX_BALANCE_MICROS - Math.max(0, funds.balanceMicros())) {
            return new Rejected(Rejection.AMOUNT_OUT_OF_RANGE);
        }
        if (amountMicros < 0 && funds.balanceMicros() + amountMicros < -funds.creditLimitMicros()) {
            return new Rejected(Rejection.INSUFFICIENT_BALANCE);
        }
        return new Applied(post(eventId, account, kind, amountMicros, at));
    }

    /** Moves money without asking; the event id must be new. */
    long post(String eventId, String account, Movement.Kind kind, long amountMicros, long at) throws SQLException {
        addToBalance.setLong(1, amountMicros);
        addToBalance.setString(2, account);
        try (ResultSet row = addToBalance.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("no account " + account + " for movement " + eventId);
            }
            long balance = row.getLong(1);
            write(eventId, account, kind, amountMicros, balance, null, at, row.getLong(2), null);
            return balance;
        }
    }

    /**
     * Posts the charge of a record.
     *
     * @param account the record's
     * @param day that it counts for, as day of the epoch
     */
    long charge(CallDetailRecord cdr, String account, long day) throws SQLException {
        charge.setLong(1, cdr.chargeMicros());
        charge.setLong(2, day);
        charge.setString(3, account);
        try (ResultSet row = charge.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("no account " + account + " for the charge of " + cdr.callId());
            }
            long balance = row.getLong(1);
            write(
                    "charge:" + cdr.callId(),
                    account,
                    Movement.Kind.CHARGE,
                    -cdr.chargeMicros(),
                    balance,
                    cdr.callId(),
                    cdr.endedAtWallMillis(),
                    row.getLong(2),
                    Math.max(day, row.getLong(3) - 1));
            return balance;
        }
    }

    private void write(
            String eventId,
            String account,
            Movement.Kind kind,
            long amountMicros,
            long balanceMicros,
            @Nullable String callId,
            long at,
            long lowestBalanceMicros,
            @Nullable Long day)
            throws SQLException {
        insert.begin();
        insert.text(1, eventId);
        insert.text(2, account);
        insert.text(3, kind.name());
        insert.integer(4, amountMicros);
        insert.integer(5, balanceMicros);
        insert.text(6, callId);
        insert.integer(7, at);
        insert.integer(8, lowestBalanceMicros);
        insert.integer(9, day);
        insert.end();
    }

    /** Makes an account valid until an instant at least; 0, and an account that is valid for ever, change nothing. */
    void extendValidity(String account, long untilWallMillis) throws SQLException {
        if (untilWallMillis > 0) {
            extendValidity.setLong(1, untilWallMillis);
            extendValidity.setString(2, account);
            extendValidity.executeUpdate();
        }
    }

    /** What an event with this id was answered before; null when there was none. */
    @Nullable Outcome earlier(String eventId, String account, Movement.Kind kind, long amountMicros) throws SQLException {
        select.setString(1, eventId);
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            boolean same = row.getString(1).equals(account)
                    && row.getString(2).equals(kind.name())
                    && row.getLong(3) == amountMicros;
            return same ? new Repeated(row.getLong(4)) : new Rejected(Rejection.EVENT_ID_REUSED);
        }
    }

    /** What an account has: its balance, and how far below 0 that may fall. */
    record Funds(long balanceMicros, long creditLimitMicros) {}

    /** Null when there is no such account. */
    @Nullable Funds funds(String account) throws SQLException {
        selectAccount.setString(1, account);
        try (ResultSet row = selectAccount.executeQuery()) {
            return row.next() ? new Funds(row.getLong(1), row.getLong(2)) : null;
        }
    }
}
