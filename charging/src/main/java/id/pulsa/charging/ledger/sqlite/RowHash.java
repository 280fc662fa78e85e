package id.pulsa.charging.ledger.sqlite;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The hash of one row after the other (SHA-256, FIPS 180-4). What is hashed: the hash of the row before, the position, and
 * for each column that is not null its number from 1, its kind, and its value: integers as 8 bytes, texts (UTF-8) and
 * blobs behind their length in 4 bytes. For one thread at a time.
 */
final class RowHash {
    static final int BYTES = 32;

    private static final byte INTEGER = 1;
    private static final byte TEXT = 2;
    private static final byte BLOB = 3;
    private static final byte REAL = 4;
    private static final int USUAL_BYTES = 1_024;
    private static final int HEAD_BYTES = 2;

    private final MessageDigest digest;
    private ByteBuffer row = ByteBuffer.allocate(USUAL_BYTES);

    RowHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The hash before the first row. */
    static byte[] origin() {
        return new byte[BYTES];
    }

    void begin(byte[] before, long seq) {
        row.clear();
        row.put(before).putLong(seq);
    }

    void integer(int column, long value) {
        room(HEAD_BYTES + Long.BYTES);
        row.put((byte) column).put(INTEGER).putLong(value);
    }

    void text(int column, @Nullable String value) {
        if (value != null) {
            bytes(column, TEXT, value.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A value as SQLite keeps it, of whatever kind: a column takes anything. */
    void value(int column, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            integer(column, ((Number) value).longValue());
        } else if (value instanceof byte[] blob) {
            bytes(column, BLOB, blob);
        } else if (value instanceof Double real) {
            room(HEAD_BYTES + Double.BYTES);
            row.put((byte) column).put(REAL).putDouble(real);
        } else if (value != null) {
            text(column, value.toString());
        }
    }

    private void bytes(int column, byte kind, byte[] value) {
        room(HEAD_BYTES + Integer.BYTES + value.length);
        row.put((byte) column).put(kind).putInt(value.length).put(value);
    }

    private void room(int bytes) {
        if (row.remaining() < bytes) {
            int wanted = Math.max(2 * row.capacity(), row.position() + bytes);
            row = ByteBuffer.wrap(Arrays.copyOf(row.array(), wanted)).position(row.position());
        }
    }

    /** Puts the hash of what was said since {@link #begin}. */
    void end(byte[] hash) {
        digest.update(row.array(), 0, row.position());
        try {
            digest.digest(hash, 0, BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a hash has " + BYTES + " bytes", e);
        }
    }
}
