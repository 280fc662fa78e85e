package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellHistory;
import id.pulsa.charging.ledger.CellPair;
import id.pulsa.charging.ledger.Dialogs;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Applied;
import id.pulsa.charging.ledger.Outcome.Repeated;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Live calls, call detail records, and the charge that goes with the end of a call. */
final class CallStatements {
    private final MovementStatements movements;
    private final BundleStatements bundles;
    private final CapStatements caps;
    private final PreparedStatement start;
    private final PreparedStatement change;
    private final PreparedStatement drop;
    private final PreparedStatement over;
    private final ChainedInsert insertCdr;
    /** Live-call records written less those dropped, since the last {@link #takeLiveCallsChange}. */
    private int liveCallsChange;

    CallStatements(
            Connection connection, MovementStatements movements, BundleStatements bundles, ChainedInsert insertCdr)
            throws SQLException {
        this.movements = movements;
        this.bundles = bundles;
        this.caps = new CapStatements(connection);
        start = connection.prepareStatement(
                "INSERT OR IGNORE INTO live_call (call_id, subscriber, caller, called,"
                        + " account, rate, caller_cell, callee_cell, started_at, answered_at, reserved_micros, paid_millis,"
                        + " last_alive_at, dialogs, kind, bundles, ratios, decisions) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,0,?,?,?,?,?)");
        change = connection.prepareStatement(
                "UPDATE live_call SET answered_at = ?, reserved_micros = ?, paid_millis = ?,"
                        + " bundles = ?, dialogs = coalesce(?, dialogs), ratios = coalesce(?, ratios),"
                        + " decisions = coalesce(?, decisions), caller_cell = iif(?, ?, caller_cell),"
                        + " callee_cell = iif(?, ?, callee_cell) WHERE call_id = ?");
        over = connection.prepareStatement(
                "UPDATE live_call SET subscriber = NULL, account = NULL, reserved_micros = 0," + " paid_millis = "
                        + LiveCall.OVER + ", bundles = NULL WHERE call_id = ?");
        drop = connection.prepareStatement("DELETE FROM live_call WHERE call_id = ?");
        this.insertCdr = insertCdr;
    }

    Outcome start(LiveCall call) throws SQLException {
        start.setString(1, call.callId());
        start.setString(2, call.subscriber());
        start.setString(3, call.caller());
        start.setString(4, call.called());
        start.setString(5, call.account());
        start.setString(6, call.rate());
        start.setString(7, call.callerCell());
        start.setString(8, call.calleeCell());
        start.setLong(9, call.startedAtWallMillis());
        start.setLong(10, call.answeredAtWallMillis());
        start.setLong(11, call.reservedMicros());
        start.setLong(12, call.paidMillis());
        Dialogs dialogs = call.dialogs();
        start.setBytes(13, dialogs == null ? null : dialogs.bytes());
        start.setString(14, call.kind().name());
        start.setString(15, BundleText.write(call.bundles()));
        start.setString(16, call.cells().ratios().toString());
        start.setString(17, DecisionText.write(call.cells().decisions()));
        liveCallsChange += start.executeUpdate();
        return new Applied(0);
    }

    Outcome change(LedgerEvent.CallChanged event) throws SQLException {
        Dialogs dialogs = event.dialogs();
        CellHistory cells = event.cells();
        change.setLong(1, event.answeredAtWallMillis());
        change.setLong(2, event.reservedMicros());
        change.setLong(3, event.paidMillis());
        change.setString(4, BundleText.write(event.bundles()));
        change.setBytes(5, dialogs == null ? null : dialogs.bytes());
        change.setString(6, cells == null ? null : cells.ratios().toString());
        change.setString(7, cells == null ? null : DecisionText.write(cells.decisions()));
        CellPair phones = event.phones();
        change.setBoolean(8, phones != null);
        change.setString(9, phones == null ? null : phones.caller());
        change.setBoolean(10, phones != null);
        change.setString(11, phones == null ? null : phones.callee());
        change.setString(12, event.callId());
        change.executeUpdate();
        return new Applied(0);
    }

    /** Writes the record and posts the charge, unless a record of this call is there already: a call is settled once. */
    Outcome end(LedgerEvent.CallEnded event) throws SQLException {
        CallDetailRecord cdr = event.cdr();
        if (event.untold()) {
            over.setString(1, cdr.callId());
            over.executeUpdate();
        } else if (event.wasLive()) {
            drop.setString(1, cdr.callId());
            liveCallsChange -= drop.executeUpdate();
        }
        if (!write(cdr)) {
            return new Repeated(0);
        }
        String account = cdr.account();
        if (account == null) {
            return new Applied(0);
        }
        bundles.use(cdr.bundles());
        if (cdr.chargeMicros() == 0) {
            return new Applied(0);
        }
        caps.add(account, event.day(), event.caps());
        return new Applied(movements.charge(cdr, account, event.day()));
    }

    /** Every phone of an ended call knows it. */
    Outcome gone(LedgerEvent.CallGone event) throws SQLException {
        drop.setString(1, event.callId());
        liveCallsChange -= drop.executeUpdate();
        return new Applied(0);
    }

    int takeLiveCallsChange() {
        int change = liveCallsChange;
        liveCallsChange = 0;
        return change;
    }

    private boolean write(CallDetailRecord cdr) throws SQLException {
        insertCdr.begin();
        insertCdr.text(1, cdr.callId());
        insertCdr.text(2, cdr.caller());
        insertCdr.text(3, cdr.called());
        insertCdr.text(4, cdr.account());
        insertCdr.text(5, cdr.rate());
        insertCdr.text(6, cdr.callerCell());
        insertCdr.text(7, cdr.calleeCell());
        insertCdr.integer(8, cdr.startedAtWallMillis());
        insertCdr.integer(9, cdr.ringingAtWallMillis());
        insertCdr.integer(10, cdr.answeredAtWallMillis());
        insertCdr.integer(11, cdr.endedAtWallMillis());
        insertCdr.integer(12, cdr.talkMillis());
        insertCdr.integer(13, cdr.billedMillis());
        insertCdr.integer(14, cdr.chargeMicros());
        insertCdr.text(15, cdr.cause());
        insertCdr.integer(16, cdr.sipStatus());
        insertCdr.text(17, cdr.detail());
        insertCdr.text(18, cdr.kind().name());
        insertCdr.text(19, SegmentText.write(cdr.segments()));
        insertCdr.text(20, BundleText.write(cdr.bundles()));
        insertCdr.text(21, DecisionText.write(cdr.decisions()));
        return insertCdr.end();
    }
}
