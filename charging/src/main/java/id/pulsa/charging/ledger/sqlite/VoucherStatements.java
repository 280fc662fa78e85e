package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Applied;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherHash;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Vouchers: made in batches, each redeemed once. */
final class VoucherStatements {
    /** In place of the time of its withdrawal, for a batch of which vouchers are still to come. */
    static final long IN_THE_MAKING = -1;

    private final MovementStatements movements;
    private final PreparedStatement insertBatch;
    private final PreparedStatement grow;
    private final PreparedStatement insert;
    private final PreparedStatement withdraw;
    private final PreparedStatement anyBatch;
    private final PreparedStatement select;
    private final PreparedStatement redeem;
    private final PreparedStatement count;

    VoucherStatements(Connection connection, MovementStatements movements) throws SQLException {
        this.movements = movements;
        insertBatch = connection.prepareStatement("INSERT OR IGNORE INTO voucher_batch (id, vouchers, amount_micros,"
                + " extends_millis, redeem_until, created_at, redeemed, withdrawn_at) VALUES (?,?,?,?,?,?,0,?)");
        grow = connection.prepareStatement("UPDATE voucher_batch SET vouchers = vouchers + ?, withdrawn_at = ?"
                + " WHERE id = ? AND withdrawn_at = " + IN_THE_MAKING);
        insert = connection.prepareStatement("INSERT INTO voucher (hash, batch, redeemed_at) VALUES (?,?,0)");
        withdraw = connection.prepareStatement(
                "UPDATE voucher_batch SET withdrawn_at = ? WHERE id = ? AND withdrawn_at <= 0");
        anyBatch = connection.prepareStatement("SELECT 1 FROM voucher_batch WHERE id = ?");
        select = connection.prepareStatement("SELECT v.redeemed_at, b.withdrawn_at, b.redeem_until, b.amount_micros,"
                + " b.extends_millis, b.id FROM voucher v JOIN voucher_batch b ON b.id = v.batch WHERE v.hash = ?");
        redeem = connection.prepareStatement(
                "UPDATE voucher SET redeemed_at = ?, account = ?, subscriber = ? WHERE hash = ?");
        count = connection.prepareStatement("UPDATE voucher_batch SET redeemed = redeemed + 1 WHERE id = ?");
    }

    Outcome create(LedgerEvent.VouchersCreated event) throws SQLException {
        VoucherBatch batch = event.batch();
        insertBatch.setString(1, batch.id());
        insertBatch.setInt(2, event.hashes().size());
        insertBatch.setLong(3, batch.amountMicros());
        insertBatch.setLong(4, batch.extendsMillis());
        insertBatch.setLong(5, batch.redeemUntilWallMillis());
        insertBatch.setLong(6, event.atWallMillis());
        insertBatch.setLong(7, event.hashes().size() < batch.count() ? IN_THE_MAKING : 0);
        if (insertBatch.executeUpdate() == 0) {
            return new Rejected(Rejection.BATCH_EXISTS);
        }
        insert(batch.id(), event.hashes());
        return new Applied(0);
    }

    Outcome add(LedgerEvent.VouchersAdded event) throws SQLException {
        grow.setInt(1, event.hashes().size());
        grow.setLong(2, event.last() ? 0 : IN_THE_MAKING);
        grow.setString(3, event.batch());
        if (grow.executeUpdate() == 0) {
            return new Rejected(Rejection.BATCH_NOT_IN_THE_MAKING);
        }
        insert(event.batch(), event.hashes());
        return new Applied(0);
    }

    private void insert(String batch, List<VoucherHash> hashes) throws SQLException {
        for (VoucherHash hash : hashes) {
            insert.setBytes(1, hash.bytes());
            insert.setString(2, batch);
            insert.executeUpdate();
        }
    }

    Outcome withdraw(LedgerEvent.VouchersWithdrawn event) throws SQLException {
        withdraw.setLong(1, event.atWallMillis());
        withdraw.setString(2, event.batch());
        if (withdraw.executeUpdate() == 1) {
            return new Applied(0);
        }
        anyBatch.setString(1, event.batch());
        try (ResultSet row = anyBatch.executeQuery()) {
            return row.next() ? new Outcome.Repeated(0) : new Rejected(Rejection.UNKNOWN_BATCH);
        }
    }

    Outcome redeem(LedgerEvent.VoucherRedeemed event) throws SQLException {
        Worth worth;
        select.setBytes(1, event.hash().bytes());
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                return new Rejected(Rejection.UNKNOWN_VOUCHER);
            }
            Rejection obstacle = obstacle(row, event.atWallMillis());
            if (obstacle != null) {
                return new Rejected(obstacle);
            }
            worth = new Worth(row.getString(6), row.getLong(4), row.getLong(5));
        }
        String eventId = event.hash().eventId();
        Outcome outcome = movements.move(
                eventId, event.account(), Movement.Kind.TOP_UP, worth.amountMicros(), event.atWallMillis());
        if (!(outcome instanceof Applied applied)) {
            return outcome;
        }
        long validUntil = worth.extendsMillis() == 0
                ? event.validUntilWallMillis()
                : Math.addExact(event.atWallMillis(), worth.extendsMillis());
        movements.extendValidity(event.account(), validUntil);
        redeem.setLong(1, event.atWallMillis());
        redeem.setString(2, event.account());
        redeem.setString(3, event.subscriber());
        redeem.setBytes(4, event.hash().bytes());
        redeem.executeUpdate();
        count.setString(1, worth.batch());
        count.executeUpdate();
        return new Outcome.Redeemed(worth.amountMicros(), applied.balanceMicros(), validUntil);
    }

    private static @Nullable Rejection obstacle(ResultSet row, long atWallMillis) throws SQLException {
        if (row.getLong(1) != 0) {
            return Rejection.VOUCHER_USED;
        }
        if (row.getLong(2) != 0) {
            return Rejection.VOUCHER_WITHDRAWN;
        }
        long redeemUntil = row.getLong(3);
        return redeemUntil != 0 && atWallMillis >= redeemUntil ? Rejection.VOUCHER_EXPIRED : null;
    }

    private record Worth(String batch, long amountMicros, long extendsMillis) {}
}
