package id.pulsa.charging.yaml;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.CellsFile;
import id.pulsa.charging.tariff.TariffsFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever an editor or a disk does to a file, its loader answers with a value or with findings. */
class YamlReaderRandomTest {
    private static final List<String> PIECES = List.of(
            ":",
            ": ",
            "- ",
            "-",
            "\n",
            "\n\n",
            "\t",
            "  ",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "'",
            "#",
            "&a ",
            "*a",
            "!!int ",
            "!x ",
            "|",
            ">",
            "%YAML 99999999999999.1\n",
            "---\n",
            "...\n",
            "?",
            ",",
            "\\",
            "0x",
            "1_",
            "0b",
            "_",
            "~",
            "<<: ",
            "\u0000",
            "\uFEFF",
            "\u2028",
            "\uD800",
            "@",
            "`",
            "1e999999999",
            "+.inf",
            ".nan",
            "99999999999999999999999");

    @TempDir
    private Path directory;

    private interface Loader {
        Object load(Path file) throws ConfigException;
    }

    @Test
    void brokenFilesGiveFindingsAndNothingElse() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("YamlReaderRandomTest seed " + seed);
        Random random = new Random(seed);
        int refused = breakOften(random, Path.of("../config/tariffs.yaml"), TariffsFile::load)
                + breakOften(random, Path.of("../config/cells.yaml"), CellsFile::load);
        assertTrue(refused > 150, "most files are to be broken, but only " + refused + " were");
    }

    private int breakOften(Random random, Path shipped, Loader loader) throws IOException {
        String text = Files.readString(shipped).replaceAll("(?m)^\\s*#.*\n", "");
        int refused = 0;
        for (int i = 0; i < 250; i++) {
            StringBuilder broken = new StringBuilder(text);
            for (int cuts = 1 + random.nextInt(4); cuts > 0; cuts--) {
                int at = random.nextInt(broken.length());
                int end = Math.min(broken.length(), at + random.nextInt(3));
                broken.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
            }
            // A lone surrogate becomes a question mark here, as it would in an editor.
            Path file = Files.write(
                    directory.resolve("broken.yaml"), broken.toString().getBytes(StandardCharsets.UTF_8));
            try {
                loader.load(file);
            } catch (ConfigException e) {
                refused++;
                assertFalse(e.findings().isEmpty());
                for (Finding finding : e.findings()) {
                    assertFalse(finding.toString().contains("\n"), finding.toString());
                    assertTrue(finding.line() > 0, finding.toString());
                }
            }
        }
        return refused;
    }
}
