package id.pulsa.proxy.editor;

import id.pulsa.charging.yaml.YamlScalar;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.TariffDraft;
import id.pulsa.proxy.config.ConfigFiles;
import id.pulsa.proxy.config.FileDigest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the files of the tariffs as texts. */
final class TariffReading {
    /** Most that all texts together have; those of the files after that are left out. */
    private static final long MAX_ALL_BYTES = 4L * TariffDraft.MAX_TEXT_BYTES;

    private static final int TRIES = 3;
    private static final String TOO_LONG = "longer than can be shown and changed here; change it on the disk";

    private final ConfigFiles files;
    private final TableNames names;

    TariffReading(ConfigFiles files) {
        this.files = files;
        this.names = new TableNames(files.directory());
    }

    /** Stands for what the files hold now. */
    String digest() {
        return FileDigest.of(files.ofTariffs());
    }

    /**
     * What they hold now.
     *
     * @throws AdminException of kind UNAVAILABLE when somebody is writing them all the while
     */
    TariffFiles read() {
        String digest = digest();
        for (int i = 0; i < TRIES; i++) {
            List<TariffFile> read = texts();
            String after = digest();
            if (after.equals(digest)) {
                return new TariffFiles(digest, read);
            }
            digest = after;
        }
        throw new AdminException(Kind.UNAVAILABLE, "the files are being written; try again");
    }

    private List<TariffFile> texts() {
        List<TariffFile> read = new ArrayList<>();
        TariffFile main = file(TariffDraft.MAIN, files.tariffs(), MAX_ALL_BYTES);
        read.add(main);
        String text = main.text();
        if (text != null) {
            Set<String> named = new LinkedHashSet<>();
            for (YamlScalar table : TableNames.of(files.tariffs(), text)) {
                named.add(String.valueOf(table.text()));
            }
            named.remove(TariffDraft.MAIN);
            long left = MAX_ALL_BYTES - main.bytes();
            for (String name : named) {
                TariffFile table = table(name, left);
                left -= table.text() == null ? 0 : table.bytes();
                read.add(table);
            }
        }
        return read;
    }

    private TariffFile table(String name, long most) {
        try {
            Path path = files.tariffs().resolveSibling(name);
            String refusal = names.refusal(name);
            return refusal == null
                    ? file(name, path, most)
                    : TariffFile.leftOut(name, path, 0, null, refusal + "; change it on the disk");
        } catch (InvalidPathException e) {
            return TariffFile.leftOut(name, files.tariffs(), 0, null, "no name of a file");
        }
    }

    private static TariffFile file(String name, Path path, long most) {
        try {
            int limit = (int) Math.min(most, TariffDraft.MAX_TEXT_BYTES);
            byte[] bytes = beginning(path, limit + 1);
            if (bytes.length > limit) {
                return TariffFile.leftOut(name, path, Files.size(path), Sha256.of(path), TOO_LONG);
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new TariffFile(name, path, bytes.length, Sha256.of(text), text, null);
        } catch (CharacterCodingException e) {
            return TariffFile.leftOut(name, path, 0, null, "not UTF-8 text");
        } catch (NoSuchFileException e) {
            return TariffFile.missing(name, path);
        } catch (IOException e) {
            return TariffFile.leftOut(name, path, 0, null, "cannot be read: " + e.getMessage());
        }
    }

    private static byte[] beginning(Path path, int most) throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(most);
        }
    }
}
