package id.pulsa.proxy.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text that comes over the network names no file but tables of the configuration directory. */
class TableNamesTest {
    private static final String OUTSIDE = "lies outside of the configuration directory";

    @TempDir
    private Path dir;

    private TableNames names;

    @BeforeEach
    void files() throws IOException {
        Path config = dir.resolve("config");
        Files.createDirectories(config.resolve("tables"));
        Files.writeString(config.resolve("tables/id.csv"), "prefix,name,price,per\n");
        Files.writeString(dir.resolve("secret.csv"), "secret\n");
        Files.createSymbolicLink(config.resolve("out.csv"), dir.resolve("secret.csv"));
        Files.createSymbolicLink(config.resolve("away"), dir);
        Files.createSymbolicLink(config.resolve("in.csv"), config.resolve("tables/id.csv"));
        names = new TableNames(config);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "fine", textBlock = """
            tables/id.csv,          fine
            new.csv,                fine
            tables/NEW.CSV,         fine
            ./tables/../new.csv,    fine
            in.csv,                 fine
            ../secret.csv,          lies outside of the configuration directory
            tables/../../secret.csv,lies outside of the configuration directory
            /etc/passwd,            lies outside of the configuration directory
            out.csv,                lies outside of the configuration directory
            away/secret.csv,        lies outside of the configuration directory
            away/new.csv,           lies outside of the configuration directory
            pulsa.yaml,             is no .csv file
            tables,                 is no .csv file
            """)
    void mayBeNamed(String name, @Nullable String refusal) {
        assertEquals(refusal, names.refusal(name));
    }

    @Test
    void aNameThatNoFileHasIsLeftToTheReader() {
        assertNull(names.refusal("a\0.csv"));
        assertEquals(OUTSIDE, names.refusal(".."));
    }
}
