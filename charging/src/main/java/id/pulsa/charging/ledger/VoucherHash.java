package id.pulsa.charging.ledger;

import java.util.Arrays;
import java.util.HexFormat;

/** What is kept of a voucher's code: it can be compared with a code, but the code cannot be made of it. */
public final class VoucherHash {
    /** Length of a hash (HMAC-SHA256). */
    public static final int BYTES = 32;

    private final byte[] bytes;

    /** @throws IllegalArgumentException when there are not {@value #BYTES} bytes */
    public VoucherHash(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("a voucher's hash has " + BYTES + " bytes, not " + bytes.length);
        }
        this.bytes = bytes.clone();
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /** Id of the movement that redeems the voucher. */
    public String eventId() {
        return "voucher:" + HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VoucherHash that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return eventId();
    }
}
