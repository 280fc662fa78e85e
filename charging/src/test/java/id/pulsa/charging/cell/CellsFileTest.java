package id.pulsa.charging.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellsFileTest {
    @TempDir
    private Path directory;

    @Test
    void shippedCellsAreTheSectorsOfGenteng() throws ConfigException {
        CellPlan cells = CellsFile.load(Path.of("../config/cells.yaml"));
        assertEquals(57, cells.cells().size());
        assertEquals(26, cells.cells().stream().map(Cell::site).distinct().count());
        assertEquals(
                new Cell("Kayoon_1", "Genteng", "Kayoon", 17, 3, CellTerms.USUAL, List.of(), List.of()),
                cells.cells().get(0));
        assertEquals(
                "Tunjungan Plaza I_3",
                cells.cells().stream()
                        .map(Cell::name)
                        .filter(name -> name.startsWith("Tunj"))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void everyMistakeIsReportedAtItsPlace() throws IOException {
        assertFindings("""
                cells:
                  - {name: B, channels: 10001}
                  - {name: A, channels: 1}
                  - {name: A, channels: 2}
                  - {name: "A\\tB", channels: 2, gos: 1.25%, broadcast_every: 0s}
                  - name: C
                    chanels: 3
                    policy: gaurd
                  - just text
                """, """
                2:25: "channels": expected a whole number from 0 to 10000, found "10001"
                4:12: cell "A" is already given in line 3
                5:12: "name": expected 1 to 64 letters, digits, spaces inside, ".", "_" or "-", found "A?B"
                5:38: "gos": expected a percentage such as "1%" or "0.5%", found "1.25%"
                5:62: "broadcast_every": expected a duration from 1s to 24h, found "0s"
                7:5: unknown key "chanels"; did you mean "channels"?
                8:13: "policy": unknown value "gaurd"; did you mean "guard"?
                9:5: expected keys and values ("key: value") in the list "cells"
                """);
    }

    @Test
    void noCellsLimitNothing() throws IOException, ConfigException {
        Path file = Files.writeString(directory.resolve("cells.yaml"), "cells: []\n");
        assertEquals(0, CellsFile.load(file).cells().size());
    }

    private void assertFindings(String yaml, String expected) throws IOException {
        Path file = Files.writeString(directory.resolve("cells.yaml"), yaml);
        ConfigException thrown = assertThrows(ConfigException.class, () -> CellsFile.load(file));
        String shown = thrown.findings().stream()
                .map(finding -> finding.line() + ":" + finding.column() + ": " + finding.message())
                .collect(Collectors.joining("\n", "", "\n"));
        assertEquals(expected, shown);
    }
}
