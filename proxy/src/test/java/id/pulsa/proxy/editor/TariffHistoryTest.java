package id.pulsa.proxy.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.proxy.admin.AdminException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TariffHistoryTest {
    @TempDir
    private Path data;

    private Path directory;
    private TariffHistory history;

    @BeforeEach
    void open() {
        directory = data.resolve("tariffs-history");
        history = new TariffHistory(directory);
    }

    private static TariffFiles files(String digest, String text) {
        return new TariffFiles(
                digest,
                List.of(
                        new TariffFile("tariffs.yaml", Path.of("c/tariffs.yaml"), text.length(), "12", text, null),
                        new TariffFile("../in/a.csv", Path.of("in/a.csv"), 3, "34", "a,b", null),
                        TariffFile.leftOut("long.csv", Path.of("c/long.csv"), 5_000_000, "56", "too long")));
    }

    private List<Long> numbers() {
        return history.versions().stream().map(TariffVersion::number).toList();
    }

    @Test
    void keepsTextsAndWhoAndWhy() throws IOException {
        assertEquals(List.of(), history.versions());
        assertNull(history.newest());
        assertEquals(1, history.keep(files("d1", "one: ü"), 1_000, null, null, 0));
        assertEquals(2, history.keep(files("d2", "two"), 2_000, "ayu", "dearer", 1));
        assertEquals(List.of(2L, 1L), numbers());
        TariffVersion two = history.version(2);
        assertEquals(two, history.newest());
        assertEquals(
                "ayu dearer 1 d2 2000",
                two.who() + " " + two.comment() + " " + two.restored() + " " + two.digest() + " " + two.atWallMillis());
        assertEquals(Map.of("tariffs.yaml", "one: ü", "../in/a.csv", "a,b"), history.texts(history.version(1)));
        assertNull(history.version(1).files().get(2).file(), "too long to be kept");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("2"))));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("2/tariffs.yaml"))));
        assertEquals("one: ü", Files.readString(directory.resolve("1/tariffs.yaml")), "readable with other tools");
    }

    @Test
    void onlyTheNewestAreKept() {
        for (int i = 1; i <= TariffHistory.MAX_VERSIONS + 3; i++) {
            history.keep(files("d" + i, "text " + i), i, "ayu", null, 0);
        }
        assertEquals(LongStream.rangeClosed(4, 103).map(i -> 107 - i).boxed().toList(), numbers());
        AdminException gone = assertThrows(AdminException.class, () -> history.version(3));
        assertEquals(AdminException.Kind.UNKNOWN_VERSION, gone.kind());
    }

    @Test
    void longTextsAreKeptLess() {
        for (int i = 1; i <= 6; i++) {
            TariffFile file = new TariffFile(
                    "tariffs.yaml", Path.of("tariffs.yaml"), TariffHistory.MAX_BYTES / 3, "12", "as if", null);
            history.keep(new TariffFiles("d" + i, List.of(file)), i, "ayu", null, 0);
        }
        assertEquals(List.of(6L, 5L, 4L), numbers());
    }

    @Test
    void whatNeverCameIntoForceIsForgotten() {
        history.keep(files("d1", "one"), 1, null, null, 0);
        history.forget(history.keep(files("d2", "two"), 2, "ayu", null, 0));
        assertEquals(List.of(1L), numbers());
        history.forget(7);
    }

    @Test
    void whatOthersPutThereIsNoVersion() throws IOException {
        history.keep(files("d1", "one"), 1, null, null, 0);
        Files.createDirectories(directory.resolve("9"));
        Files.createDirectories(directory.resolve("notes"));
        Files.createDirectories(directory.resolve(".new/left"));
        Files.writeString(Files.createDirectories(directory.resolve("8")).resolve("entry.json"), "{");
        assertEquals(List.of(1L), numbers());
        assertEquals(10, history.keep(files("d2", "two"), 2, "ayu", null, 0), "never one that is there");
    }
}
