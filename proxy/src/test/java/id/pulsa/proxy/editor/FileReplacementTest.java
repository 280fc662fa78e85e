package id.pulsa.proxy.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.proxy.admin.AdminException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReplacementTest {
    @TempDir
    private Path dir;

    private Path main;

    @BeforeEach
    void files() throws IOException {
        main = dir.resolve("tariffs.yaml");
        Files.writeString(main, "old");
        Files.setPosixFilePermissions(main, PosixFilePermissions.fromString("rw-r-----"));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void takesThePlaceWithItsPermissionsAndGoesBack() throws IOException {
        Path table = dir.resolve("new.csv");
        FileReplacement replacement = new FileReplacement(main, Map.of(main, "neü", table, "a,b\r\n"));
        replacement.make();
        assertEquals("neü", Files.readString(main));
        assertEquals("a,b\r\n", Files.readString(table));
        assertEquals("rw-r-----", permissions(main));
        assertEquals("rw-r-----", permissions(table));
        assertEquals(List.of("new.csv", "tariffs.yaml"), names());
        replacement.undo();
        assertEquals("old", Files.readString(main));
        assertEquals("rw-r-----", permissions(main));
        assertEquals(List.of("tariffs.yaml"), names());
    }

    @Test
    void aSymbolicLinkStays() throws IOException {
        Path link = Files.createSymbolicLink(dir.resolve("link.yaml"), main);
        new FileReplacement(link, Map.of(link, "new")).make();
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(main));
    }

    @Test
    void whatOnceWasLeftHalfWrittenIsNoHindrance() throws IOException {
        Files.writeString(dir.resolve(".tariffs.yaml.new"), "half");
        new FileReplacement(main, Map.of(main, "new")).make();
        assertEquals("new", Files.readString(main));
        assertEquals(List.of("tariffs.yaml"), names());
    }

    /** A directory in the way hinders everybody, whoever runs the test. */
    @Test
    void allOrNothing() throws IOException {
        Files.createDirectories(dir.resolve(".b.csv.new/in the way"));
        Map<Path, String> texts = new LinkedHashMap<>();
        texts.put(main, "new");
        texts.put(dir.resolve("b.csv"), "b");
        FileReplacement replacement = new FileReplacement(main, texts);
        AdminException refused = assertThrows(AdminException.class, replacement::make);
        assertEquals(AdminException.Kind.CONFIG_NOT_WRITABLE, refused.kind());
        assertTrue(String.valueOf(refused.getMessage()).contains(".b.csv.new"), refused::getMessage);
        assertEquals("old", Files.readString(main));
        assertFalse(Files.exists(dir.resolve("b.csv")));
        assertEquals(List.of(".b.csv.new", "tariffs.yaml"), names());
    }
}
