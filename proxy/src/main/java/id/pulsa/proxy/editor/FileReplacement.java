package id.pulsa.proxy.editor;

import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Other texts for files: each is written beside its file, brought to the disk, and takes its place in one step, so that a
 * reader, and a start after a power loss, sees the old text or the new one. Permissions stay; so do symbolic links, whose
 * target is replaced.
 */
final class FileReplacement implements FileChange {
    private final Path like;
    private final Map<Path, byte[]> wanted = new LinkedHashMap<>();
    private final Map<Path, byte @Nullable []> before = new LinkedHashMap<>();

    /**
     * Replaces nothing yet.
     *
     * @param like a file whose permissions new ones get
     */
    FileReplacement(Path like, Map<Path, String> texts) {
        this.like = like;
        texts.forEach((path, text) -> wanted.put(path, text.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void make() {
        before.clear();
        Map<Path, Path> fresh = new LinkedHashMap<>();
        try {
            for (Map.Entry<Path, byte[]> file : wanted.entrySet()) {
                Path target = target(file.getKey());
                fresh.put(target, beside(target));
                write(beside(target), file.getValue(), Files.exists(target) ? target : like);
            }
            for (Map.Entry<Path, Path> file : fresh.entrySet()) {
                Path target = file.getKey();
                byte[] old = Files.exists(target) ? Files.readAllBytes(target) : null;
                Files.move(file.getValue(), target, StandardCopyOption.ATOMIC_MOVE);
                before.put(target, old);
            }
            sync(fresh.keySet());
        } catch (IOException e) {
            fresh.values().forEach(FileReplacement::forget);
            undo();
            throw new AdminException(
                    Kind.CONFIG_NOT_WRITABLE,
                    "the configuration directory cannot be written, nothing has changed: " + reason(e),
                    e);
        }
    }

    @Override
    public void undo() {
        try {
            for (Map.Entry<Path, byte @Nullable []> file : before.entrySet()) {
                Path target = file.getKey();
                byte[] old = file.getValue();
                if (old == null) {
                    Files.deleteIfExists(target);
                } else {
                    write(beside(target), old, target);
                    Files.move(beside(target), target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            sync(before.keySet());
            before.clear();
        } catch (IOException e) {
            throw new AdminException(Kind.INTERNAL, "what was there could not be put back: " + reason(e), e);
        }
    }

    private static Path target(Path file) throws IOException {
        return Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
    }

    private static Path beside(Path target) {
        return target.resolveSibling("." + target.getFileName() + ".new");
    }

    private static void write(Path file, byte[] bytes, Path like) throws IOException {
        Files.deleteIfExists(file);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            permit(file, like);
            channel.force(true);
        }
    }

    private static void permit(Path file, Path like) throws IOException {
        PosixFileAttributeView mine = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributeView model = Files.getFileAttributeView(like, PosixFileAttributeView.class);
        if (mine == null || model == null || !Files.exists(like)) {
            return;
        }
        PosixFileAttributes wanted = model.readAttributes();
        PosixFileAttributes now = mine.readAttributes();
        try {
            if (!now.group().equals(wanted.group())) {
                mine.setGroup(wanted.group());
            }
            if (!now.owner().equals(wanted.owner())) {
                mine.setOwner(wanted.owner());
            }
        } catch (FileSystemException e) {
            // Only the system's administrator may give files away; whoever could write the old one can the new one.
        }
        mine.setPermissions(wanted.permissions());
    }

    /** The new names, too, must survive a power loss. */
    private static void sync(Set<Path> files) throws IOException {
        for (Path file : files) {
            Path directory = file.getParent();
            if (directory != null) {
                try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }
    }

    private static void forget(Path fresh) {
        try {
            if (Files.isRegularFile(fresh, LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(fresh);
            }
        } catch (IOException e) {
            // It is written over the next time.
        }
    }

    private static String reason(IOException e) {
        String reason = e instanceof AccessDeniedException
                ? "permission denied"
                : e instanceof FileSystemException system && system.getReason() != null
                        ? system.getReason()
                        : e.getClass().getSimpleName();
        String file = e instanceof FileSystemException system ? system.getFile() + ": " : "";
        return file + reason;
    }
}
