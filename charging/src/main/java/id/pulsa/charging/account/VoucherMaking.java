package id.pulsa.charging.account;

import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherHash;
import id.pulsa.charging.time.TimeSource;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Writes a batch of vouchers in parts, each in a transaction of its own: while one is committed, the ends of calls wait,
 * and these are to be on the disk within 50 ms. All or nothing all the same: until the last part is there none of the
 * vouchers can be redeemed, and what cannot be completed is withdrawn.
 */
final class VoucherMaking {
    /** Vouchers in one transaction: it takes some milliseconds, and a batch of 10,000 takes 40 of them. */
    private static final int PART = 250;

    private final Ledger ledger;
    private final TimeSource time;
    private final VoucherBatch batch;
    private final List<VoucherHash> hashes;

    VoucherMaking(Ledger ledger, TimeSource time, VoucherBatch batch, List<VoucherHash> hashes) {
        if (hashes.size() != batch.count()) {
            throw new IllegalArgumentException(hashes.size() + " hashes for " + batch.count() + " vouchers");
        }
        this.ledger = ledger;
        this.time = time;
        this.batch = batch;
        // The table is in this order: vouchers that are written together lie together, on few pages of the file.
        this.hashes = hashes.stream()
                .sorted(Comparator.comparing(VoucherHash::bytes, Arrays::compareUnsigned))
                .toList();
    }

    CompletableFuture<Outcome> run() {
        int end = Math.min(PART, hashes.size());
        return ledger.submit(new LedgerEvent.VouchersCreated(batch, hashes.subList(0, end), time.wallMillis()))
                .thenCompose(outcome ->
                        outcome.accepted() ? addFrom(end, outcome) : CompletableFuture.completedFuture(outcome));
    }

    /** The next part is handed in when the one before it is on the disk, behind all that waits by then. */
    private CompletableFuture<Outcome> addFrom(int begin, Outcome before) {
        if (begin == hashes.size()) {
            return CompletableFuture.completedFuture(before);
        }
        int end = Math.min(begin + PART, hashes.size());
        List<VoucherHash> part = hashes.subList(begin, end);
        return ledger.submit(new LedgerEvent.VouchersAdded(batch.id(), part, end == hashes.size()))
                .exceptionallyCompose(
                        failure -> withdraw().thenCompose(done -> CompletableFuture.failedFuture(failure)))
                .thenCompose(outcome ->
                        outcome.accepted() ? addFrom(end, outcome) : withdraw().thenApply(done -> outcome));
    }

    /** Where this fails too, the next start does it. */
    private CompletableFuture<Boolean> withdraw() {
        return ledger.submit(new LedgerEvent.VouchersWithdrawn(batch.id(), time.wallMillis()))
                .handle((outcome, failure) -> failure == null);
    }
}
