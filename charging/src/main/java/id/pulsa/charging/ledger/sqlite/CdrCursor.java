package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * How far a listing of call detail records has come: the row that was shown last, by what it is ordered by and by its
 * position. Rows are only ever added, and at the end: those behind {@code upTo} came after the first page and are left
 * out.
 *
 * @param upTo position of the last row when the first page was read
 * @param value of the last row shown: instant, amount or time
 * @param seq its position
 */
record CdrCursor(long upTo, long value, long seq) {
    private static final int LISTING_BYTES = 8;
    private static final int BYTES = LISTING_BYTES + 3 * Long.BYTES;

    /** As a text for the filter and order that it belongs to. */
    String write(CdrFilter filter, CdrOrder order) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .put(listing(filter, order))
                .putLong(upTo)
                .putLong(value)
                .putLong(seq)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException when it is none, or one of another filter or order
     */
    static CdrCursor read(String text, CdrFilter filter, CdrOrder order) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(TextCursor.refusal(text), e);
        }
        byte[] listing = new byte[LISTING_BYTES];
        if (bytes.remaining() == BYTES) {
            bytes.get(listing);
        }
        if (bytes.remaining() != BYTES - LISTING_BYTES || !Arrays.equals(listing, listing(filter, order))) {
            throw new IllegalArgumentException(TextCursor.refusal(text));
        }
        return new CdrCursor(bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    /** What tells listings apart. */
    private static byte[] listing(CdrFilter filter, CdrOrder order) {
        try {
            byte[] text = (filter + "\n" + order).getBytes(StandardCharsets.UTF_8);
            return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(text), LISTING_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
