package id.pulsa.charging.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.pulsa.charging.yaml.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellDiffTest {
    @TempDir
    private Path directory;

    private CellPlan plan(String yaml) throws IOException, ConfigException {
        return CellsFile.load(Files.writeString(directory.resolve("cells.yaml"), yaml));
    }

    @Test
    void namesWhatChanged() throws Exception {
        CellPlan before = plan("""
                cells:
                  - {name: same, channels: 3}
                  - {name: wider, channels: 3}
                  - {name: dearer, trx: 2}
                  - {name: gone, channels: 1}
                """);
        CellPlan after = plan("""
                default_cell: same
                cells:
                  - {name: new, channels: 7}
                  - {name: same, channels: 3}
                  - {name: wider, channels: 5, gos: 2.5%, policy: guard, guard: 1, full_handover: drop, broadcast_every: 90s}
                  - {name: dearer, trx: 2, price: {policy: step, lock: 5m, interval: 10s}, networks: [192.0.2.0/24]}
                """);
        assertEquals(List.of(), CellDiff.lines(before, before));
        assertEquals(
                List.of(
                        "cell new: new, 7 channels",
                        "cell wider: channels 3 → 5, gos 1% → 2.5%, policy channels → guard 1, full_handover keep → drop,"
                                + " broadcast_every 10m → 90s",
                        "cell dearer: networks [] → [192.0.2.0/24], price flat 1.000 → "
                                + "step 1.400 from 100.0%, price interval 1m → 10s,"
                                + " price lock call → 5m",
                        "cell gone: removed",
                        "default cell: null → same"),
                CellDiff.lines(before, after));
    }
}
