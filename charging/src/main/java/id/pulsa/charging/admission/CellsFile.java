package id.pulsa.charging.admission;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.Findings;
import id.pulsa.charging.yaml.Section;
import id.pulsa.charging.yaml.YamlReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads {@code cells.yaml}; its keys are explained in the shipped file. */
public final class CellsFile {
    /** Most channels that a cell can have. */
    public static final int MAX_CHANNELS = 1_000_000;

    private static final int MAX_TRANSCEIVERS = 1_000;
    private static final int DEFAULT_GOS_PERMILLE = 10;
    private static final List<String> POLICIES = List.of("channels");

    private CellsFile() {}

    /**
     * Reads the file whole. No cell at all is fine: then nothing is limited.
     *
     * @throws ConfigException with every mistake found; nothing is taken from a file that has one
     */
    public static Cells load(Path file) throws ConfigException {
        Findings findings = new Findings();
        Section root = new Section(YamlReader.read(file, findings), findings);
        Map<String, Integer> lines = new HashMap<>();
        List<Cell> cells = new ArrayList<>();
        for (Section item : root.sections("cells")) {
            int mistakes = findings.count();
            Cell cell = cell(item);
            if (findings.count() > mistakes) {
                continue;
            }
            Integer first = lines.putIfAbsent(cell.name(), item.mark("name").line());
            if (first == null) {
                cells.add(cell);
            } else {
                item.finding("name", "cell \"" + cell.name() + "\" is already given in line " + first);
            }
        }
        root.reportUnknownKeys();
        findings.throwIfAny();
        return new Cells(cells);
    }

    private static Cell cell(Section item) {
        item.require("name", "channels");
        Cell cell = new Cell(
                item.value("name", CellsFile::name, ""),
                item.text("cluster", ""),
                item.text("site", ""),
                item.integer("channels", 0, MAX_CHANNELS, 0),
                item.integer("trx", 0, MAX_TRANSCEIVERS, 0),
                item.value("gos", CellsFile::permille, DEFAULT_GOS_PERMILLE),
                AdmissionPolicy.valueOf(
                        item.choice("policy", POLICIES, "channels").toUpperCase(Locale.ROOT)));
        item.reportUnknownKeys();
        return cell;
    }

    private static String name(String text) {
        if (text.matches("(?! )[0-9A-Za-z ._-]{1,64}(?<! )")) {
            return text;
        }
        throw new IllegalArgumentException(
                "expected 1 to 64 letters, digits, spaces inside, \".\", \"_\" or \"-\", found \"" + text + "\"");
    }

    /** A percentage such as {@code 1%} or {@code 0.5 %}, in steps of 0.1. */
    private static int permille(String text) {
        if (text.matches("\\d{1,3}(\\.\\d)? ?%")) {
            int permille = new BigDecimal(text.replaceAll("[ %]", ""))
                    .movePointRight(1)
                    .intValueExact();
            if (permille <= 1000) {
                return permille;
            }
        }
        throw new IllegalArgumentException("expected a percentage such as \"1%\" or \"0.5%\", found \"" + text + "\"");
    }
}
