package id.pulsa.proxy.admin;

import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherBatchRow;
import java.util.List;

/** What vouchers look like outside. Field names are fixed; new ones may be added at the end. */
public final class VoucherDocuments {
    private static final int GROUP = 4;

    private final DocumentText text;

    VoucherDocuments(DocumentText text) {
        this.text = text;
    }

    Document batch(VoucherBatchRow row) {
        VoucherBatch batch = row.batch();
        return new Document()
                .put("batch", batch.id())
                .put("count", (long) batch.count())
                .put("redeemed", (long) row.redeemed())
                .put("amount", text.amount(batch.amountMicros()))
                .put("currency", text.currency().code())
                .put("validity", batch.extendsMillis() == 0 ? null : DocumentText.duration(batch.extendsMillis()))
                .put("redeem_until", text.instant(batch.redeemUntilWallMillis()))
                .put("created", text.instant(row.createdAtWallMillis()))
                .put("withdrawn", text.instant(row.withdrawnAtWallMillis()));
    }

    /** A new batch, with the codes as they are printed on cards. */
    Document created(VoucherBatchRow row, List<String> codes) {
        return batch(row)
                .put("codes", codes.stream().map(VoucherDocuments::grouped).toList());
    }

    /** In groups of four: easier to read, and no spreadsheet takes it for a number and rounds it. */
    private static String grouped(String code) {
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            grouped.append(i > 0 && i % GROUP == 0 ? "-" : "").append(code.charAt(i));
        }
        return grouped.toString();
    }

    /** A new batch as CSV (RFC 4180), one voucher a line. None of its fields needs quotes. */
    public static String csv(Document created) {
        String until = created.textOrNull("redeem_until");
        StringBuilder csv = new StringBuilder("code,amount,currency,batch,redeem_until\r\n");
        for (String code : created.texts("codes")) {
            csv.append(code)
                    .append(',')
                    .append(created.text("amount"))
                    .append(',')
                    .append(created.text("currency"))
                    .append(',')
                    .append(created.text("batch"))
                    .append(',')
                    .append(until == null ? "" : until)
                    .append("\r\n");
        }
        return csv.toString();
    }
}
