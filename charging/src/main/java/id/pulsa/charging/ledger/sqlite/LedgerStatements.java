package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Everything that the writer says to the database, prepared on one connection. */
final class LedgerStatements {
    private final ChainStatements chains;
    private final MovementStatements movements;
    private final AccountStatements accounts;
    private final BundleStatements bundles;
    private final VoucherStatements vouchers;
    private final SubscriberStatements subscribers;
    private final BindingStatements bindings;
    private final CallStatements calls;
    private final StaffStatements staff;
    private final PreparedStatement reachTail;

    LedgerStatements(Connection connection) throws SQLException {
        chains = new ChainStatements(connection);
        movements = new MovementStatements(connection, chains.movements());
        accounts = new AccountStatements(connection, movements);
        bundles = new BundleStatements(connection, movements);
        vouchers = new VoucherStatements(connection, movements);
        subscribers = new SubscriberStatements(connection, accounts, movements);
        bindings = new BindingStatements(connection);
        calls = new CallStatements(connection, movements, bundles, chains.cdrs());
        staff = new StaffStatements(connection);
        reachTail = connection.prepareStatement("UPDATE state SET tail = max(tail, ?)");
    }

    /** A transaction begins. */
    void begin() throws SQLException {
        chains.begin();
    }

    /**
     * A transaction ends: the ledger is one position further.
     *
     * @return live-call records written in it less those dropped
     */
    int end(long aliveAtWallMillis) throws SQLException {
        chains.advance(aliveAtWallMillis);
        return calls.takeLiveCallsChange();
    }

    Outcome apply(LedgerEvent event) throws SQLException {
        if (event instanceof LedgerEvent.CallStarted e) {
            return calls.start(e.call());
        } else if (event instanceof LedgerEvent.CallChanged e) {
            return calls.change(e);
        } else if (event instanceof LedgerEvent.CallEnded e) {
            return calls.end(e);
        } else if (event instanceof LedgerEvent.CallGone e) {
            return calls.gone(e);
        } else if (event instanceof LedgerEvent.ToppedUp e) {
            return movements.topUp(e);
        } else if (event instanceof LedgerEvent.Withdrawn e) {
            return movements.withdraw(e);
        } else if (event instanceof LedgerEvent.BindingsChanged e) {
            return bindings.change(e);
        } else if (event instanceof LedgerEvent.BindingsExpired e) {
            return bindings.expire(e);
        } else if (event instanceof LedgerEvent.SubscribersImported e) {
            return subscribers.importRows(e);
        } else if (event instanceof LedgerEvent.SubscriberAdded e) {
            return subscribers.add(e);
        } else if (event instanceof LedgerEvent.SubscriberChanged e) {
            return subscribers.change(e);
        } else if (event instanceof LedgerEvent.SubscriberRemoved e) {
            return subscribers.remove(e);
        } else if (event instanceof LedgerEvent.AccountAdded e) {
            return accounts.add(e);
        } else if (event instanceof LedgerEvent.AccountChanged e) {
            return accounts.change(e);
        } else if (event instanceof LedgerEvent.AccountRemoved e) {
            return accounts.remove(e);
        } else if (event instanceof LedgerEvent.BundleGranted e) {
            return bundles.grant(e);
        } else if (event instanceof LedgerEvent.BundleRevoked e) {
            return bundles.revoke(e);
        } else if (event instanceof LedgerEvent.VoucherRedeemed e) {
            return vouchers.redeem(e);
        } else if (event instanceof LedgerEvent.VouchersCreated e) {
            return vouchers.create(e);
        } else if (event instanceof LedgerEvent.VouchersAdded e) {
            return vouchers.add(e);
        } else if (event instanceof LedgerEvent.VouchersWithdrawn e) {
            return vouchers.withdraw(e);
        }
        if (event instanceof LedgerEvent.Audited e) {
            return staff.audit(e.entry());
        } else if (event instanceof LedgerEvent.StaffAdded e) {
            return staff.add(e.member());
        } else if (event instanceof LedgerEvent.StaffChanged e) {
            return staff.change(e.member());
        } else if (event instanceof LedgerEvent.StaffRemoved e) {
            return staff.remove(e.name());
        } else if (event instanceof LedgerEvent.TokenAdded e) {
            return staff.addToken(e.token());
        } else if (event instanceof LedgerEvent.TokenRemoved e) {
            return staff.removeToken(e.id());
        }
        if (event instanceof LedgerEvent.TailReached e) {
            reachTail.setLong(1, e.sequence());
            reachTail.executeUpdate();
            return new Outcome.Applied(0);
        }
        if (event instanceof LedgerEvent.Barrier) {
            return new Outcome.Applied(0);
        }
        throw new IllegalStateException("no statement for " + event);
    }
}
