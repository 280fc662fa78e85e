package id.pulsa.charging.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The note that a clean stop leaves beside the views: which state of the ledger they show. No note, or one about another
 * state: the views cannot be trusted.
 */
final class ViewMarker {
    /** Raised by every change of the views' files. */
    private static final int FORMAT_VERSION = 2;

    private final Path file;

    ViewMarker(Path directory) {
        this.file = directory.resolve("clean");
    }

    /** Whether the last stop left views of this state; takes the note away, since they are about to change. */
    boolean take(long position, long maxSubscribers) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        boolean matches = Files.readString(file).equals(text(position, maxSubscribers));
        Files.delete(file);
        return matches;
    }

    /** Writes the note; the views' files must be on the disk before. */
    void put(long position, long maxSubscribers) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(ByteBuffer.wrap(text(position, maxSubscribers).getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    private static String text(long position, long maxSubscribers) {
        return "format " + FORMAT_VERSION + "\nposition " + position + "\nsubscribers " + maxSubscribers + "\n";
    }
}
