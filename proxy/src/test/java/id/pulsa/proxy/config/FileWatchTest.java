package id.pulsa.proxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {
    @TempDir
    private Path dir;

    private Path tariffs;
    private Path cells;
    private FileWatch watch;
    private long clockMillis = 1_000_000;

    @BeforeEach
    void begin() throws IOException {
        tariffs = dir.resolve("tariffs.yaml");
        cells = dir.resolve("cells.yaml");
        write(tariffs, "one");
        write(cells, "cells");
        watch = new FileWatch(() -> List.of(tariffs, cells), FileDigest.of(List.of(tariffs, cells)));
    }

    /** The test's own clock: a file system's may be too coarse for two writes in a row. */
    private void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(clockMillis += 1_000));
    }

    @Test
    void nothingHappens() {
        assertFalse(watch.changed());
        assertFalse(watch.changed());
    }

    @Test
    void aChangeIsToldOnceTheFileIsQuiet() throws IOException {
        write(tariffs, "half");
        assertFalse(watch.changed(), "may be half written");
        write(tariffs, "whole");
        assertFalse(watch.changed(), "still being written");
        assertTrue(watch.changed());
        assertFalse(watch.changed(), "told already");
    }

    @Test
    void aTouchIsNoChange() throws IOException {
        write(cells, "cells");
        assertFalse(watch.changed());
        assertFalse(watch.changed());
    }

    @Test
    void thereAndBackIsNoChange() throws IOException {
        write(tariffs, "two");
        assertFalse(watch.changed());
        write(tariffs, "one");
        assertFalse(watch.changed());
        assertFalse(watch.changed());
    }

    @Test
    void aFileThatIsReplacedOrGoneHasChanged() throws IOException {
        write(dir.resolve("new"), "new");
        Files.move(dir.resolve("new"), tariffs, StandardCopyOption.REPLACE_EXISTING);
        assertFalse(watch.changed());
        assertTrue(watch.changed());
        Files.delete(tariffs);
        assertFalse(watch.changed());
        assertTrue(watch.changed());
    }

    @Test
    void whatSomebodyElseReadIsNoNews() throws IOException {
        write(tariffs, "two");
        watch.know();
        assertFalse(watch.changed());
        assertFalse(watch.changed());
    }

    @Test
    void aChangeBeforeItBeganIsTold() throws IOException {
        String atStart = FileDigest.of(List.of(tariffs, cells));
        write(tariffs, "two");
        FileWatch late = new FileWatch(() -> List.of(tariffs, cells), atStart);
        assertTrue(late.changed());
    }

    @Test
    void filesNamedByTheTariffsAreWatchedToo() throws IOException {
        Path config = Files.createDirectory(dir.resolve("config"));
        Path csv = config.resolve("prefixes.csv");
        ConfigFiles files = new ConfigFiles(config);
        write(config.resolve("tariffs.yaml"), "plans: {a: {slice: 10s}}");
        write(csv, "one");
        FileWatch named = new FileWatch(files::all, files.contents().all());
        write(config.resolve("tariffs.yaml"), "plans: {a: {destinations_csv: prefixes.csv}, b: 1}");
        assertFalse(named.changed());
        assertTrue(named.changed());
        assertEquals(List.of(files.tariffs(), csv), files.ofTariffs());
        write(csv, "two");
        assertFalse(named.changed());
        assertTrue(named.changed());
    }
}
