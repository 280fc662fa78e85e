package id.pulsa.charging.ledger;

import java.util.regex.Pattern;

/**
 * Vouchers that the administrator made together.
 *
 * @param id the administrator's name for them: 1–32 letters, digits, {@code . _ -}
 * @param count how many, 1–{@link #MAX_COUNT}
 * @param amountMicros what each is worth, in micro-units, > 0
 * @param extendsMillis an account that redeems one is valid so long from then on at least, in ms; 0: like any top-up
 * @param redeemUntilWallMillis from this instant (wall-clock ms) on none is redeemed; 0: for ever
 */
public record VoucherBatch(String id, int count, long amountMicros, long extendsMillis, long redeemUntilWallMillis) {
    /** So many codes are made, answered and printed at once. */
    public static final int MAX_COUNT = 10_000;

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z._-]{1,32}");

    /** @throws IllegalArgumentException in words for the administrator */
    public VoucherBatch {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a batch is named by 1 to 32 letters, digits, \".\", \"_\" or \"-\"");
        }
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("a batch has 1 to " + MAX_COUNT + " vouchers");
        }
        if (amountMicros <= 0 || amountMicros > AccountRow.MAX_BALANCE_MICROS) {
            throw new IllegalArgumentException(
                    "a voucher is worth " + (amountMicros <= 0 ? "more than 0" : "less than that"));
        }
        if (extendsMillis < 0 || redeemUntilWallMillis < 0) {
            throw new IllegalArgumentException("validity and redemption of a voucher do not end before they begin");
        }
    }
}
