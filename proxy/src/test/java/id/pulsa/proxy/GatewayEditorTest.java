package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.LedgerOptions;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.money.Currency;
import id.pulsa.charging.rating.TariffRater;
import id.pulsa.charging.session.ChargingStore;
import id.pulsa.charging.session.StoreOptions;
import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.EntityTag;
import id.pulsa.proxy.admin.TariffDraft;
import id.pulsa.proxy.cli.Configuration;
import id.pulsa.proxy.cli.ConfigurationSource;
import id.pulsa.proxy.config.FileWatch;
import id.pulsa.proxy.editor.TariffEditor;
import id.pulsa.proxy.editor.TariffHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The tariffs' texts, changed through the reload of a gateway. */
class GatewayEditorTest {
    private static final String TARIFFS = """
            plans:
              lab:
                destinations:
                  - {prefix: "", name: any, price: "1.00", per: 1s}
              old:
                destinations_csv: tables/old.csv
            """;
    private static final String DEARER = TARIFFS.replace("1.00", "3.00");
    private static final String TABLE = "prefix,name,price,per\n62,Indonesia,2.00,1s\n";

    @TempDir
    private Path dir;

    private Path config;
    private ConfigurationSource source;
    private DataDirectory directory;
    private ChargingStore store;
    private TariffRater rater;
    private GatewayReloads reloads;
    private TariffEditor editor;

    @BeforeEach
    void start() throws Exception {
        config = dir.resolve("config");
        Files.createDirectories(config.resolve("tables"));
        source = new ConfigurationSource(config, Map.of(), Map.of());
        write("pulsa.yaml", "sip: {realm: lab.test}\n");
        write("cells.yaml", "cells: [{name: a, channels: 1}]\n");
        write("tables/old.csv", TABLE);
        write("tariffs.yaml", TARIFFS);
        directory = DataDirectory.open(dir.resolve("data"));
        store = ChargingStore.open(directory, new StoreOptions(100, 10, LedgerOptions.DEFAULT), new SystemTime());
        Configuration configuration = source.load();
        rater = new TariffRater(configuration.tariffs());
        reloads = new GatewayReloads(
                new GatewayReload(
                        source,
                        configuration,
                        rater,
                        new Cells(configuration.cells(), 0),
                        store.ledger()::openReads,
                        new SystemTime()),
                new FileWatch(source.files()::all, configuration.contents().all()),
                Duration.ZERO);
        editor = new TariffEditor(
                source.files(),
                configuration.gateway().takenNumbers(),
                reloads,
                store.ledger()::openReads,
                new TariffHistory(dir.resolve("data/tariffs-history")),
                new DocumentText(Currency.IDR, ZoneOffset.UTC),
                new SystemTime());
    }

    @AfterEach
    void stop() {
        reloads.close();
        store.close();
        directory.close();
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(config.resolve(file), text);
    }

    private String read(String file) throws IOException {
        return Files.readString(config.resolve(file));
    }

    private static TariffDraft main(String text) {
        return new TariffDraft(Map.of(TariffDraft.MAIN, text), "why");
    }

    private String condition() {
        return EntityTag.of(editor.text().text("digest"));
    }

    private Document apply(String text) {
        return editor.apply(main(text), condition(), "ayu");
    }

    /** Nothing is written, kept or put into force. */
    private AdminException refused(Kind kind, Executable work) throws IOException {
        Object inForce = rater.tariffs();
        String before = read("tariffs.yaml") + read("tables/old.csv");
        List<Document> versions = versions();
        AdminException refused = assertThrows(AdminException.class, work);
        assertEquals(kind, refused.kind(), refused::getMessage);
        assertEquals(before, read("tariffs.yaml") + read("tables/old.csv"));
        assertEquals(inForce, rater.tariffs());
        assertEquals(versions.toString(), versions().toString());
        return refused;
    }

    private List<Document> versions() {
        return editor.history().documents("versions");
    }

    private String findings(Document document) {
        StringBuilder lines = new StringBuilder();
        document.documents("findings")
                .forEach(one -> lines.append(one.text("file").replace(config + "/", ""))
                        .append(':')
                        .append(one.number("line", 0))
                        .append(':')
                        .append(one.number("column", 0))
                        .append(": ")
                        .append(one.text("message"))
                        .append('\n'));
        return lines.toString();
    }

    @Test
    void showsTheFilesWithWhatStandsForThem() throws Exception {
        Document text = editor.text();
        assertTrue(text.flag("in_force", false));
        List<Document> files = text.documents("files");
        assertEquals(
                List.of("tariffs.yaml", "tables/old.csv"),
                files.stream().map(one -> one.text("name")).toList());
        assertEquals(TARIFFS, files.get(0).text("text"));
        assertEquals(TABLE, files.get(1).text("text"));
        assertEquals(64, files.get(1).text("sha256").length());
        assertEquals(config.resolve("tables/old.csv").toString(), files.get(1).text("path"), "as findings name it");
        write("tables/old.csv", TABLE + "# ");
        assertFalse(editor.text().flag("in_force", true));
        assertFalse(editor.text().text("digest").equals(text.text("digest")));
    }

    @Test
    void aCheckSaysWhatTheReaderSaysAndChangesNothing() throws Exception {
        Document checked = editor.check(main(TARIFFS.replace("price:", "prise:")));
        assertFalse(checked.flag("fine", true));
        assertEquals("tariffs.yaml:4:33: unknown key \"prise\"; did you mean \"price\"?\n", findings(checked));
        assertNull(checked.fields().get("differences"));

        checked = editor.check(main("plans: ["));
        assertEquals(1, checked.documents("findings").size());

        checked = editor.check(main(DEARER));
        assertTrue(checked.flag("fine", false), checked::toString);
        Document difference = checked.documents("differences").get(0);
        assertEquals("plan lab, any", difference.text("place"));
        assertEquals("price 1.00 per 1 s → 3.00 per 1 s", difference.text("change"));
        assertEquals(1, checked.number("difference_count", 0));
        assertEquals(TARIFFS, read("tariffs.yaml"));
        assertEquals(List.of(), versions());
        assertEquals(1, reloads.inForce().version());
    }

    @Test
    void tablesAreCheckedAndChangedToo() throws Exception {
        TariffDraft bad = new TariffDraft(Map.of("tables/old.csv", TABLE.replace("2.00", "two")), null);
        assertTrue(findings(editor.check(bad)).startsWith("tables/old.csv:2:14: "), findings(editor.check(bad)));
        TariffDraft both = new TariffDraft(
                Map.of(
                        "tariffs.yaml",
                        TARIFFS + "  new: {destinations_csv: tables/new.csv}\n",
                        "tables/new.csv",
                        TABLE),
                null);
        assertEquals(
                "plan new: added, 1 destination",
                editor.check(both).documents("differences").stream()
                        .map(one -> one.text("place") + ": " + one.text("change"))
                        .findFirst()
                        .orElse(""));
        editor.apply(both, condition(), "ayu");
        assertEquals(TABLE, read("tables/new.csv"));
        assertEquals(3, rater.tariffs().plans().size());
        refused(
                Kind.INVALID,
                () -> editor.apply(new TariffDraft(Map.of("pulsa.yaml", "sip: {}"), null), condition(), "ayu"));
        refused(Kind.INVALID, () -> editor.apply(new TariffDraft(Map.of("../x.csv", TABLE), null), condition(), "ayu"));
    }

    @Test
    void noTextHasOtherFilesRead() throws Exception {
        Files.writeString(dir.resolve("secret.csv"), "the secret\n");
        for (String table : List.of("../secret.csv", dir.resolve("secret.csv").toString(), "pulsa.yaml")) {
            String text = TARIFFS + "  spy: {destinations_csv: \"" + table + "\"}\n";
            String found = findings(editor.check(main(text)));
            assertTrue(found.startsWith("tariffs.yaml:7:"), found);
            assertFalse(found.contains("secret\"; known") || found.contains("the secret"), found);
            refused(Kind.CONFIG_INVALID, () -> apply(text));
        }
        write("tariffs.yaml", TARIFFS + "  own: {destinations_csv: \"../secret.csv\"}\n");
        Document file = editor.text().documents("files").get(2);
        assertNull(file.textOrNull("text"), "whoever may write on the disk may name it, but it is not shown");
        assertTrue(String.valueOf(file.textOrNull("left_out")).contains("outside"), file::toString);
    }

    @Test
    void aChangeComesIntoForceAndWhatWasThereIsKept() throws Exception {
        Document done = apply(DEARER);
        assertTrue(done.flag("changed", false));
        assertEquals(List.of("plan lab, any: price 1.00 per 1 s → 3.00 per 1 s"), done.texts("price_changes"));
        assertEquals(DEARER, read("tariffs.yaml"));
        assertEquals(2, reloads.inForce().version());
        assertEquals(2, done.number("history", 0));
        assertEquals(editor.text().text("digest"), done.text("digest"));
        assertTrue(editor.text().flag("in_force", false));

        List<Document> versions = versions();
        assertEquals(
                List.of(2L, 1L),
                versions.stream().map(one -> one.number("number", 0)).toList());
        assertEquals(
                "ayu why", versions.get(0).text("who") + " " + versions.get(0).text("comment"));
        assertNull(versions.get(1).textOrNull("who"), "found on the disk");
        assertTrue(versions.get(0).flag("on_disk", false));
        assertEquals(TARIFFS, editor.version(1).documents("files").get(0).text("text"));
        assertEquals(TABLE, editor.version(1).documents("files").get(1).text("text"));

        assertFalse(apply(DEARER).flag("changed", true), "the same again");
        assertEquals(2, versions().size());
    }

    @Test
    void whoDoesNotKnowWhatIsThereChangesNothing() throws Exception {
        String before = condition();
        refused(Kind.PRECONDITION_REQUIRED, () -> editor.apply(main(DEARER), null, "ayu"));
        write("tariffs.yaml", TARIFFS + "# by hand\n");
        refused(Kind.PRECONDITION_FAILED, () -> editor.apply(main(DEARER), before, "ayu"));
        apply(DEARER);
        assertTrue(
                editor.version(1).documents("files").get(0).text("text").endsWith("# by hand\n"),
                "what was changed by hand is kept");
    }

    @Test
    void mistakesKeepThePricesInForce() throws Exception {
        AdminException refused = refused(Kind.CONFIG_INVALID, () -> apply("plans: {lab: {slice: long}}\n"));
        assertTrue(findings(refused.details()).contains("tariffs.yaml:1:22: "), findings(refused.details()));
        assertEquals(0, reloads.rejected(), "not even tried");
        store.provisioning()
                .addSubscriber(
                        "k",
                        new Subscriber("1001", "1001", "old", "0".repeat(32), "0".repeat(64), 0, false, null, null),
                        0)
                .get(5, TimeUnit.SECONDS);
        refused = refused(Kind.CONFIG_INVALID, () -> apply(TARIFFS.substring(0, TARIFFS.indexOf("  old:"))));
        assertEquals(
                "tariffs.yaml:0:0: plan \"old\" is gone, but 1 subscriber has it; keep it, or give them another plan first\n",
                findings(refused.details()));
    }

    /** The reload reads all files, and takes none when one of them is wrong. */
    @Test
    void aMistakeInAnotherFilePutsTheOldTextBack() throws Exception {
        apply(DEARER);
        write("cells.yaml", "cells: [{name: a, channels: many}]\n");
        AdminException refused = refused(Kind.CONFIG_INVALID, () -> apply(TARIFFS));
        assertTrue(findings(refused.details()).startsWith("cells.yaml:1:"), findings(refused.details()));
        write("cells.yaml", "cells: [{name: a, channels: 1}]\n");
        assertTrue(apply(TARIFFS).flag("changed", false));
    }

    @Test
    void goesBack() throws Exception {
        apply(DEARER);
        String condition = condition();
        apply(DEARER.replace("3.00", "4.00"));
        refused(Kind.UNKNOWN_VERSION, () -> editor.restore(9, condition(), "budi", null));
        refused(Kind.PRECONDITION_FAILED, () -> editor.restore(1, condition, "budi", null));
        Document done = editor.restore(1, condition(), "budi", "too dear");
        assertEquals(List.of("plan lab, any: price 4.00 per 1 s → 1.00 per 1 s"), done.texts("price_changes"));
        assertEquals(TARIFFS, read("tariffs.yaml"));
        Document version = versions().get(0);
        assertEquals(
                "4 budi too dear 1",
                version.number("number", 0) + " " + version.text("who") + " " + version.text("comment") + " "
                        + version.number("restored", 0));
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsSaid() throws Exception {
        Files.createDirectories(config.resolve(".tariffs.yaml.new/in the way"));
        Object inForce = rater.tariffs();
        AdminException refused = assertThrows(AdminException.class, () -> apply(DEARER));
        assertEquals(Kind.CONFIG_NOT_WRITABLE, refused.kind());
        assertTrue(String.valueOf(refused.getMessage()).contains("cannot be written, nothing has changed"));
        assertEquals(TARIFFS, read("tariffs.yaml"));
        assertEquals(inForce, rater.tariffs());
    }

    @Test
    void soIsOneThatMayOnlyBeRead() throws Exception {
        String condition = condition();
        Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeFalse(Files.isWritable(config), "whoever runs this may write everywhere");
            AdminException refused =
                    assertThrows(AdminException.class, () -> editor.apply(main(DEARER), condition, "ayu"));
            assertEquals(Kind.CONFIG_NOT_WRITABLE, refused.kind());
            assertTrue(String.valueOf(refused.getMessage()).endsWith("permission denied"), refused::getMessage);
        } finally {
            Files.setPosixFilePermissions(config, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertEquals(TARIFFS, read("tariffs.yaml"));
    }

    @Test
    void aHistoryThatCannotBeWrittenStopsTheChange() throws Exception {
        Files.writeString(dir.resolve("data/tariffs-history"), "in the way");
        AdminException refused = assertThrows(AdminException.class, () -> apply(DEARER));
        assertEquals(Kind.UNAVAILABLE, refused.kind());
        assertEquals(TARIFFS, read("tariffs.yaml"));
        assertEquals(1, reloads.inForce().version());
    }

    @Test
    void filesThatCannotBeShownAreNotChanged() throws Exception {
        Files.write(config.resolve("tables/old.csv"), new byte[] {'p', (byte) 0xFF, '\n'});
        Document file = editor.text().documents("files").get(1);
        assertEquals("not UTF-8 text", file.text("left_out"));
        TariffDraft draft = new TariffDraft(Map.of("tables/old.csv", TABLE), null);
        AdminException refused = assertThrows(AdminException.class, () -> editor.apply(draft, condition(), "ayu"));
        assertEquals(Kind.INVALID, refused.kind());
        assertEquals(3, Files.size(config.resolve("tables/old.csv")));
    }

    @Test
    void theWholeConfigurationIsCheckedAsItIsOnTheDisk() throws Exception {
        assertEquals(List.of(), reloads.check());
        write("cells.yaml", "cells: [{name: a, channels: many}]\n");
        String found = reloads.check().get(0).toString().replace(config + "/", "");
        assertTrue(found.startsWith("cells.yaml:1:29: "), found);
    }
}
