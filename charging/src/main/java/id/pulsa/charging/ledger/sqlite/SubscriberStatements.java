package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Applied;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.Subscriber;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Subscribers. */
final class SubscriberStatements {
    private static final HexFormat HEX = HexFormat.of();

    private final AccountStatements accounts;
    private final MovementStatements movements;
    private final PreparedStatement insert;
    private final PreparedStatement update;
    private final PreparedStatement select;
    private final PreparedStatement delete;
    private final PreparedStatement deleteBindings;

    SubscriberStatements(Connection connection, AccountStatements accounts, MovementStatements movements)
            throws SQLException {
        this.accounts = accounts;
        this.movements = movements;
        insert = connection.prepareStatement("INSERT OR IGNORE INTO subscriber"
                + " (account, plan, ha1_md5, ha1_sha256, max_calls, barred, home_cell, display_name, number)"
                + " VALUES (?,?,?,?,?,?,?,?,?)");
        update = connection.prepareStatement("UPDATE subscriber SET account = ?, plan = ?, ha1_md5 = ?,"
                + " ha1_sha256 = ?, max_calls = ?, barred = ?, home_cell = ?, display_name = ? WHERE number = ?");
        select = connection.prepareStatement(SubscriberRows.SELECT + " WHERE number = ?");
        delete = connection.prepareStatement("DELETE FROM subscriber WHERE number = ?");
        deleteBindings = connection.prepareStatement("DELETE FROM binding WHERE number = ?");
    }

    Outcome add(LedgerEvent.SubscriberAdded event) throws SQLException {
        Subscriber subscriber = event.subscriber();
        String account = subscriber.account();
        long amount = event.balanceMicros();
        Outcome earlier =
                amount == 0 ? null : movements.earlier(event.eventId(), account, Movement.Kind.TOP_UP, amount);
        if (earlier != null) {
            return earlier;
        }
        if (!write(insert, subscriber)) {
            return new Rejected(Rejection.SUBSCRIBER_EXISTS);
        }
        accounts.insert(account, event.terms());
        if (amount == 0) {
            return new Applied(0);
        }
        Outcome outcome = movements.move(event.eventId(), account, Movement.Kind.TOP_UP, amount, event.atWallMillis());
        if (outcome.accepted()) {
            movements.extendValidity(account, event.validUntilWallMillis());
        } else {
            delete(subscriber.number());
        }
        return outcome;
    }

    Outcome change(LedgerEvent.SubscriberChanged event) throws SQLException {
        if (movements.funds(event.subscriber().account()) == null) {
            return new Rejected(Rejection.UNKNOWN_ACCOUNT);
        }
        return write(update, event.subscriber()) ? new Applied(0) : new Rejected(Rejection.UNKNOWN_SUBSCRIBER);
    }

    Outcome remove(LedgerEvent.SubscriberRemoved event) throws SQLException {
        if (!delete(event.number())) {
            return new Rejected(Rejection.UNKNOWN_SUBSCRIBER);
        }
        deleteBindings.setString(1, event.number());
        deleteBindings.executeUpdate();
        return new Applied(0);
    }

    Outcome importRows(LedgerEvent.SubscribersImported event) throws SQLException {
        List<ImportRow.Result> results = new ArrayList<>(event.rows().size());
        for (ImportRow row : event.rows()) {
            results.add(importRow(event, row));
        }
        return new Outcome.Imported(results);
    }

    private ImportRow.Result importRow(LedgerEvent.SubscribersImported event, ImportRow row) throws SQLException {
        Subscriber subscriber = row.subscriber();
        boolean added = write(insert, subscriber);
        if (!added) {
            if (subscriber.equals(find(subscriber.number()))) {
                return ImportRow.Result.UNCHANGED;
            }
            write(update, subscriber);
        }
        accounts.insert(subscriber.account(), row.terms());
        if (!added) {
            return ImportRow.Result.CHANGED;
        }
        if (row.balanceMicros() != 0) {
            movements.post(
                    event.importId() + ":" + subscriber.number(),
                    subscriber.account(),
                    Movement.Kind.TOP_UP,
                    row.balanceMicros(),
                    event.atWallMillis());
            movements.extendValidity(subscriber.account(), event.validUntilWallMillis());
        }
        return ImportRow.Result.ADDED;
    }

    private Subscriber find(String number) throws SQLException {
        select.setString(1, number);
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("subscriber " + number + " vanished within a transaction");
            }
            return SubscriberRows.read(row);
        }
    }

    private boolean delete(String number) throws SQLException {
        delete.setString(1, number);
        return delete.executeUpdate() == 1;
    }

    private static boolean write(PreparedStatement statement, Subscriber subscriber) throws SQLException {
        statement.setString(1, subscriber.account());
        statement.setString(2, subscriber.plan());
        statement.setBytes(3, HEX.parseHex(subscriber.ha1Md5()));
        statement.setBytes(4, HEX.parseHex(subscriber.ha1Sha256()));
        statement.setInt(5, subscriber.maxCalls());
        statement.setInt(6, subscriber.barred() ? 1 : 0);
        statement.setString(7, subscriber.homeCell());
        statement.setString(8, subscriber.displayName());
        statement.setString(9, subscriber.number());
        return statement.executeUpdate() == 1;
    }
}
