package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.cell.HeldChannels;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerOptions;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.session.StoreOptions;
import id.pulsa.charging.time.SystemTime;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.proxy.admin.ReloadResult;
import id.pulsa.proxy.cli.Configuration;
import id.pulsa.proxy.cli.ConfigurationSource;
import id.pulsa.proxy.config.FileWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayReloadTest {
    private static final String TARIFFS = """
            plans:
              lab:
                destinations:
                  - {prefix: "", name: any, price: "1.00", per: 1s}
              old:
                destinations:
                  - {prefix: "", name: any, price: "2.00", per: 1s}
            """;

    @TempDir
    private Path dir;

    private ConfigurationSource source;
    private DataDirectory directory;
    private ChargingStore store;
    private TariffRater rater;
    private Cells cells = Cells.none();
    private GatewayReload reload;

    @BeforeEach
    void start() throws Exception {
        Path config = Files.createDirectory(dir.resolve("config"));
        source = new ConfigurationSource(config, Map.of(), Map.of());
        write("pulsa.yaml", "sip: {realm: lab.test}\n");
        write("cells.yaml", "cells: [{name: a, channels: 1}, {name: b, channels: 2}]\n");
        write("tariffs.yaml", TARIFFS);
        directory = DataDirectory.open(dir.resolve("data"));
        store = ChargingStore.open(directory, new StoreOptions(100, 10, LedgerOptions.DEFAULT), new SystemTime());
        Configuration configuration = source.load();
        rater = new TariffRater(configuration.tariffs());
        cells = new Cells(configuration.cells(), 0);
        reload = new GatewayReload(source, configuration, rater, cells, store.ledger()::openReads, new SystemTime());
    }

    @AfterEach
    void stop() {
        store.close();
        directory.close();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(source.directory().resolve(file), text);
    }

    private void subscriber(String number, String plan) throws Exception {
        store.provisioning()
                .addSubscriber(
                        number,
                        new Subscriber(number, number, plan, "0".repeat(32), "0".repeat(64), 0, false, null, null),
                        0)
                .get(5, TimeUnit.SECONDS);
    }

    private ReloadResult.Accepted accepted() {
        return assertInstanceOf(ReloadResult.Accepted.class, reload.run());
    }

    private List<String> lines(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.toString().replace(source.directory() + "/", ""))
                .toList();
    }

    private String rejected() {
        Object inForce = rater.tariffs();
        long version = reload.inForce().version();
        ReloadResult result = reload.run();
        assertSame(inForce, rater.tariffs(), "nothing changed");
        assertEquals(version, reload.inForce().version());
        return String.join(
                "\n",
                lines(assertInstanceOf(ReloadResult.Rejected.class, result).findings()));
    }

    @Test
    void newPricesComeIntoForce() throws Exception {
        Object before = rater.tariffs();
        write("tariffs.yaml", TARIFFS.replace("1.00", "3.00"));
        ReloadResult.Accepted result = accepted();
        assertTrue(result.changed());
        assertEquals(List.of("plan lab, any: price 1.00 per 1 s → 3.00 per 1 s"), result.prices());
        assertEquals(2, result.now().version());
        assertEquals(List.of(source.files().tariffs()), result.now().files());
        assertNotSame(before, rater.tariffs());
        assertSame(rater.tariffs(), reload.inForce().tariffs());
    }

    @Test
    void whatIsInForceIsNotLoadedTwice() {
        ReloadResult.Accepted result = accepted();
        assertFalse(result.changed());
        assertEquals(1, result.now().version());
    }

    @Test
    void aMistakeInAnyFileChangesNothing() throws Exception {
        write(
                "tariffs.yaml",
                TARIFFS.replace("1.00", "3.00").replace("name: any, price: \"2.00\"", "name: any, prise: 2"));
        write("cells.yaml", "cells: [{name: a, channels: many}]\n");
        write("pulsa.yaml", "sip: {realm: lab.test, t1: fast}\n");
        String found = rejected();
        assertTrue(found.contains("tariffs.yaml:7:33: unknown key \"prise\""), found);
        assertTrue(found.contains("cells.yaml:1:29: "), found);
        assertTrue(found.contains("pulsa.yaml:1:28: "), found);
        write("tariffs.yaml", TARIFFS.replace("1.00", "3.00"));
        rejected();
        write("cells.yaml", "cells: []\n");
        rejected();
        write("pulsa.yaml", "sip: {realm: lab.test}\n");
        assertTrue(accepted().changed());
    }

    @Test
    void whatMayBeAMistakeComesIntoForceAndIsTold() throws Exception {
        write("pulsa.yaml", "sip: {realm: lab.test}\ncalls: {emergency_numbers: [\"110\"]}\n");
        write("tariffs.yaml", TARIFFS.replaceFirst("prefix: \"\"", "number: \"110\""));
        ReloadResult.Accepted result = accepted();
        assertTrue(result.changed());
        String expected =
                "tariffs.yaml:4:18: warning: 110 is an emergency number, always let through and free of charge;"
                        + " what is said of it here never counts";
        assertEquals(List.of(expected), lines(result.warnings()));
        assertEquals(List.of(expected), lines(accepted().warnings()), "told again while it is there");
        assertEquals(List.of(expected), lines(source.load().warnings()));
        write("cells.yaml", "cells: [{name: a, channels: many}]\n");
        assertTrue(rejected().contains(expected), "among the mistakes of other files too");
    }

    @Test
    void aPlanWithSubscribersStays() throws Exception {
        subscriber("1001", "old");
        subscriber("1002", "old");
        subscriber("1003", "lab");
        String without = TARIFFS.substring(0, TARIFFS.indexOf("  old:"));
        write("tariffs.yaml", without);
        assertEquals(
                "tariffs.yaml: plan \"old\" is gone, but 2 subscribers have it; keep it, or give them another plan first",
                rejected());
        store.provisioning().removeSubscriber("1001").get(5, TimeUnit.SECONDS);
        store.provisioning().removeSubscriber("1002").get(5, TimeUnit.SECONDS);
        assertEquals(List.of("plan old: removed"), accepted().prices());
    }

    @Test
    void namesWhatWaitsForTheNextStart() throws Exception {
        write("pulsa.yaml", "sip: {realm: lab.test, t1: 600ms}\ncalls: {max_duration: 4h}\n");
        write("cells.yaml", "cells: [{name: b, channels: 2}, {name: a, channels: 1}]\n");
        assertEquals(List.of("sip.t1"), accepted().atNextStart());
        write("pulsa.yaml", "sip: {realm: lab.test}\n");
        assertEquals(List.of(), accepted().atNextStart());
    }

    @Test
    void otherCellsComeIntoForce() throws Exception {
        HeldChannels held =
                Objects.requireNonNull(cells.seize("b", "b", false, false, 0).held());
        write("cells.yaml", "cells: [{name: b, channels: 1}, {name: a, channels: 3}]\n");
        ReloadResult.Accepted result = accepted();
        assertFalse(result.changed(), "the tariffs");
        assertEquals(List.of("cell b: channels 2 → 1", "cell a: channels 1 → 3"), result.cells());
        assertEquals(2, cells.busy("b"), "no call is dropped");
        assertNull(cells.seize("b", null, false, false, 0).held());
        held.release(1);
        assertNotNull(cells.seize("b", null, false, false, 1).held());
        assertEquals(List.of(), accepted().cells());
        write("cells.yaml", "cells: [{name: b, channels: 9}, {name: a, channels: many}]\n");
        rejected();
        assertEquals(1, cells.plan().cells().get(0).channels());
    }

    @Test
    void reloadsRunOneAfterTheOtherAndAreCounted() throws Exception {
        FileWatch watch =
                new FileWatch(source.files()::all, source.load().contents().all());
        try (GatewayReloads reloads = new GatewayReloads(reload, watch, Duration.ZERO)) {
            write("tariffs.yaml", TARIFFS.replace("1.00", "3.00"));
            assertInstanceOf(ReloadResult.Accepted.class, reloads.reload().get(10, TimeUnit.SECONDS));
            write("tariffs.yaml", "plans: 1\n");
            reloads.signalled();
            // Waits behind the signal's.
            assertInstanceOf(ReloadResult.Rejected.class, reloads.reload().get(10, TimeUnit.SECONDS));
            assertEquals(1, reloads.accepted());
            assertEquals(2, reloads.rejected());
            assertEquals(2, reloads.inForce().version());
        }
    }

    @Test
    void theWatchTakesAChangedFile() throws Exception {
        FileWatch watch =
                new FileWatch(source.files()::all, source.load().contents().all());
        write("tariffs.yaml", TARIFFS.replace("1.00", "3.00"));
        try (GatewayReloads reloads = new GatewayReloads(reload, watch, Duration.ofMillis(10))) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (reloads.accepted() == 0 && System.nanoTime() - deadline < 0) {
                LockSupport.parkNanos(5_000_000);
            }
            assertEquals(2, reloads.inForce().version());
        }
    }
}
