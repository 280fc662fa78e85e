package id.pulsa.charging.voucher;

import id.pulsa.charging.ledger.DataDirectoryException;
import id.pulsa.charging.ledger.VoucherHash;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret under which codes of vouchers are hashed (HMAC-SHA256, RFC 2104). It lies beside the ledger in a file of its
 * own, so that a copy of the ledger alone is worth nothing to a thief. Whoever keeps a copy of the ledger keeps the key
 * too: without it no voucher can be redeemed.
 */
public final class VoucherKey {
    /** Name of the key's file in the data directory. */
    public static final String FILE_NAME = "voucher.key";

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    private VoucherKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Reads the key; makes one when there is none yet and no voucher needs it.
     *
     * @param root the data directory, locked by the caller
     * @param vouchers whether the ledger holds vouchers
     * @throws DataDirectoryException when it cannot be read or made, others can read it, or it is lost; with one line for
     *     the administrator
     */
    public static VoucherKey open(Path root, SecureRandom random, boolean vouchers) {
        Path file = root.resolve(FILE_NAME);
        try {
            if (Files.exists(file)) {
                return read(file);
            }
            if (vouchers) {
                throw new DataDirectoryException(file + " is missing, but the ledger holds vouchers that were made with"
                        + " it: bring it back, or no voucher can be redeemed");
            }
            byte[] key = new byte[KEY_BYTES];
            random.nextBytes(key);
            write(file, key);
            return new VoucherKey(key);
        } catch (IOException e) {
            throw new DataDirectoryException(file + " cannot be used: " + e, e);
        }
    }

    private static VoucherKey read(Path file) throws IOException {
        if (onPosix()) {
            Set<PosixFilePermission> others = PosixFilePermissions.fromString("---rwxrwx");
            if (Files.getPosixFilePermissions(file).stream().anyMatch(others::contains)) {
                throw new DataDirectoryException(file + " can be used by others than its owner: chmod 600 it");
            }
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length != KEY_BYTES) {
            throw new DataDirectoryException(file + " is no key of " + KEY_BYTES + " bytes");
        }
        return new VoucherKey(key);
    }

    /** Whole or not at all: a crash leaves no half of a key. */
    private static void write(Path file, byte[] key) throws IOException {
        Path part = file.resolveSibling(FILE_NAME + ".new");
        Files.deleteIfExists(part);
        FileAttribute<?>[] ownerOnly = onPosix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
            channel.write(ByteBuffer.wrap(key));
            channel.force(true);
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static boolean onPosix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }

    /** The hash of a code, as {@link VoucherCodes} writes it. */
    VoucherHash hash(byte[] code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return new VoucherHash(mac.doFinal(code));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
