package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherBatchRow;
import id.pulsa.charging.ledger.VoucherHash;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.voucher.VoucherCodes;
import id.pulsa.proxy.admin.AdminException.Kind;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link VoucherAdministration} on the ledger itself: inside a running gateway, or of a data directory without one. */
public final class VoucherDesk implements VoucherAdministration {
    private static final DateTimeFormatter BATCH_NAME = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

    private final LedgerReads reads;
    private final Supplier<Changes> changes;
    private final Supplier<@Nullable VoucherCodes> codes;
    private final DocumentText text;
    private final VoucherDocuments documents;
    private final TimeSource time;

    /**
     * @param reads for short questions; stays open
     * @param changes handed out when something is to be changed; stays open
     * @param codes null when the key of the vouchers is lost
     */
    public VoucherDesk(
            LedgerReads reads,
            Supplier<Changes> changes,
            Supplier<@Nullable VoucherCodes> codes,
            DocumentText text,
            TimeSource time) {
        this.reads = reads;
        this.changes = changes;
        this.codes = codes;
        this.text = text;
        this.documents = new VoucherDocuments(text);
        this.time = time;
    }

    @Override
    public Document createVouchers(VoucherRequest request) {
        VoucherBatch batch = batch(request);
        VoucherCodes maker = codes.get();
        if (maker == null) {
            throw new AdminException(
                    Kind.UNAVAILABLE, "the key of the vouchers is lost: no voucher can be made; see the gateway's log");
        }
        List<String> made = maker.make(batch.count());
        Rejections.check(changes.get().createVouchers(batch, hashes(maker, made)), batch.id());
        return documents.created(find(batch.id()), made);
    }

    private VoucherBatch batch(VoucherRequest request) {
        long now = time.wallMillis();
        Long until = request.redeemUntilWallMillis();
        if (until != null && until <= now) {
            throw new AdminException(
                    Kind.INVALID,
                    "vouchers cannot be redeemed until " + text.instant(until) + ": it is " + text.instant(now));
        }
        String named = request.batch();
        String id = named == null ? BATCH_NAME.format(Instant.ofEpochMilli(now).atZone(text.zone())) : named;
        int count = (int) Math.max(0, Math.min(request.count(), VoucherBatch.MAX_COUNT + 1L));
        try {
            return new VoucherBatch(
                    PathName.check("batch", id),
                    count,
                    request.amountMicros(),
                    request.validity().toMillis(),
                    until == null ? 0 : until);
        } catch (IllegalArgumentException e) {
            throw new AdminException(Kind.INVALID, String.valueOf(e.getMessage()), e);
        }
    }

    private static List<VoucherHash> hashes(VoucherCodes maker, List<String> made) {
        List<VoucherHash> hashes = new ArrayList<>(made.size());
        for (String code : made) {
            VoucherHash hash = maker.hash(code);
            if (hash != null) {
                hashes.add(hash);
            }
        }
        return hashes;
    }

    @Override
    public Page<Document> vouchers(@Nullable String cursor, int limit) {
        Page<VoucherBatchRow> page = reads.voucherBatches(cursor, limit);
        return new Page<>(page.rows().stream().map(documents::batch).toList(), page.next());
    }

    @Override
    public Document withdrawVouchers(String batch) {
        Rejections.check(changes.get().withdrawVouchers(batch), batch);
        return documents.batch(find(batch));
    }

    private VoucherBatchRow find(String batch) {
        VoucherBatchRow row = reads.voucherBatch(batch);
        if (row == null) {
            throw new AdminException(Kind.UNKNOWN_BATCH, "no batch " + batch);
        }
        return row;
    }
}
