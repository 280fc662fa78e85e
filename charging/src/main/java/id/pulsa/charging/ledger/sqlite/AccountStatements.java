package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Applied;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Accounts and their terms. */
final class AccountStatements {
    private final MovementStatements movements;
    private final PreparedStatement insert;
    private final PreparedStatement select;
    private final PreparedStatement update;
    private final PreparedStatement delete;
    private final PreparedStatement deleteBundles;
    private final PreparedStatement deleteCapUses;
    private final PreparedStatement anySubscriber;
    private final PreparedStatement anyLiveCall;

    AccountStatements(Connection connection, MovementStatements movements) throws SQLException {
        this.movements = movements;
        insert = connection.prepareStatement("""
                INSERT OR IGNORE INTO account (max_calls, barred, valid_until, credit_limit_micros, daily_limit_micros,
                  barred_prefixes, id, balance_micros, lowest_balance_micros) VALUES (?1,?2,?3,?4,?5,?6,?7,0,-?4)""");
        select = connection.prepareStatement(AccountRows.SELECT + " WHERE id = ?");
        update = connection.prepareStatement("""
                UPDATE account SET max_calls = ?1, barred = ?2, valid_until = ?3, credit_limit_micros = ?4,
                  daily_limit_micros = ?5, barred_prefixes = ?6, lowest_balance_micros = min(lowest_balance_micros, -?4)
                WHERE id = ?7""");
        delete = connection.prepareStatement("DELETE FROM account WHERE id = ?");
        deleteBundles = connection.prepareStatement("DELETE FROM bundle WHERE account = ?");
        deleteCapUses = connection.prepareStatement("DELETE FROM cap_use WHERE account = ?");
        anySubscriber = connection.prepareStatement("SELECT 1 FROM subscriber WHERE account = ? LIMIT 1");
        anyLiveCall = connection.prepareStatement("SELECT 1 FROM live_call WHERE account = ? LIMIT 1");
    }

    Outcome add(LedgerEvent.AccountAdded event) throws SQLException {
        String account = event.account();
        long amount = event.balanceMicros();
        Outcome earlier =
                amount == 0 ? null : movements.earlier(event.eventId(), account, Movement.Kind.TOP_UP, amount);
        if (earlier != null) {
            return earlier;
        }
        if (!insert(account, event.terms())) {
            return new Rejected(Rejection.ACCOUNT_EXISTS);
        }
        if (amount != 0) {
            movements.post(event.eventId(), account, Movement.Kind.TOP_UP, amount, event.atWallMillis());
            movements.extendValidity(account, event.validUntilWallMillis());
        }
        return new Applied(amount);
    }

    /** Creates an account with a balance of 0; false when it existed. */
    boolean insert(String account, AccountTerms terms) throws SQLException {
        return write(insert, account, terms);
    }

    Outcome change(LedgerEvent.AccountChanged event) throws SQLException {
        AccountRow before = find(event.account());
        if (before == null) {
            return new Rejected(Rejection.UNKNOWN_ACCOUNT);
        }
        write(update, event.account(), event.change().applyTo(before.terms()));
        return new Applied(before.balanceMicros());
    }

    private @Nullable AccountRow find(String account) throws SQLException {
        select.setString(1, account);
        try (ResultSet row = select.executeQuery()) {
            return row.next() ? AccountRows.read(row) : null;
        }
    }

    private static boolean write(PreparedStatement statement, String account, AccountTerms terms) throws SQLException {
        statement.setInt(1, terms.maxCalls());
        statement.setInt(2, terms.barred() ? 1 : 0);
        statement.setLong(3, terms.validUntilWallMillis());
        statement.setLong(4, terms.creditLimitMicros());
        statement.setLong(5, terms.dailyLimitMicros());
        statement.setString(6, WordList.write(terms.barredPrefixes()));
        statement.setString(7, account);
        return statement.executeUpdate() == 1;
    }

    Outcome remove(LedgerEvent.AccountRemoved event) throws SQLException {
        String account = event.account();
        MovementStatements.Funds funds = movements.funds(account);
        if (funds == null) {
            return new Rejected(Rejection.UNKNOWN_ACCOUNT);
        }
        if (exists(anySubscriber, account)) {
            return new Rejected(Rejection.ACCOUNT_HAS_SUBSCRIBERS);
        }
        if (exists(anyLiveCall, account)) {
            return new Rejected(Rejection.CALLS_RUNNING);
        }
        long balance = funds.balanceMicros();
        if (balance < 0) {
            return new Rejected(Rejection.ACCOUNT_OWES);
        }
        if (balance > 0) {
            return new Rejected(Rejection.ACCOUNT_HAS_MONEY);
        }
        for (PreparedStatement statement : new PreparedStatement[] {deleteBundles, deleteCapUses, delete}) {
            statement.setString(1, account);
            statement.executeUpdate();
        }
        return new Applied(0);
    }

    private static boolean exists(PreparedStatement query, String key) throws SQLException {
        query.setString(1, key);
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }
}
