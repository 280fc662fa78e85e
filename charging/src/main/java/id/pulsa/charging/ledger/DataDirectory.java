package id.pulsa.charging.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory that holds all state, locked for this process as long as it is open. The lock is the kernel's: it is
 * gone when the process is, however that ended.
 */
public final class DataDirectory implements AutoCloseable {
    private final Path root;
    private final FileChannel lockChannel;

    private DataDirectory(Path root, FileChannel lockChannel) {
        this.root = root;
        this.lockChannel = lockChannel;
    }

    /**
     * Creates the directory when missing, readable by its owner only since digest hashes are as good as passwords, and
     * locks it.
     *
     * @throws DataDirectoryException when it cannot be created or written, or another process holds it
     */
    public static DataDirectory open(Path root) {
        Path lockFile = root.resolve("lock");
        FileChannel channel = null;
        try {
            Files.createDirectories(root, ownerOnly());
            channel = FileChannel.open(
                    lockFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
            if (lock == null) {
                throw inUse(root, channel);
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return new DataDirectory(root, channel);
        } catch (OverlappingFileLockException e) {
            closeQuietly(channel);
            throw new DataDirectoryException("data directory " + root + " is already open in this process", e);
        } catch (IOException e) {
            closeQuietly(channel);
            throw new DataDirectoryException("data directory " + root + " cannot be used: " + reason(e), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    private static DataDirectoryException inUse(Path root, FileChannel channel) throws IOException {
        ByteBuffer holder = ByteBuffer.allocate(20);
        channel.read(holder, 0);
        channel.close();
        String pid = new String(holder.array(), 0, holder.position(), StandardCharsets.US_ASCII);
        return new DataDirectoryException("data directory " + root + " is in use by another process"
                + (pid.matches("\\d+") ? " (pid " + pid + ")" : ""));
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replaceAll("Exception$", "") + " " + e.getMessage();
    }

    private static void closeQuietly(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // The reason for giving up is already on its way to the caller.
            return;
        }
    }

    public Path root() {
        return root;
    }

    /** The SQLite database; readable by any SQLite tool, also while the gateway runs. */
    public Path ledgerFile() {
        return ledgerFile(root);
    }

    /** Where the ledger of a data directory lies, without opening or locking it. */
    public static Path ledgerFile(Path root) {
        return root.resolve("ledger.db");
    }

    /** What is on its way into the ledger; read by whoever opens the ledger next. */
    public Path tailFile() {
        return root.resolve("ledger.tail");
    }

    /** The views; may be deleted while nothing runs: they are rebuilt from the ledger. */
    public Path maps() {
        return root.resolve("maps");
    }

    @Override
    public void close() {
        closeQuietly(lockChannel);
    }
}
