package id.pulsa.charging.ledger;

/**
 * A batch of vouchers as the ledger knows it.
 *
 * @param redeemed how many of them were redeemed
 * @param withdrawnAtWallMillis when the administrator withdrew those that were not redeemed; 0: not
 */
public record VoucherBatchRow(VoucherBatch batch, long createdAtWallMillis, int redeemed, long withdrawnAtWallMillis) {}
