package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.ZipFile;

/** The gateway as a whole in a browser: its state, its settings, a backup, its log, followed. */
final class DeskSystem {
    private static final String LINES = ".log tbody tr";

    private DeskSystem() {}

    static void look(Browsing browsing) throws IOException {
        Page page = browsing.page();
        browsing.go("#/system");
        page.waitForSelector(LINES);
        // Nobody plays the PBX now, and the page says so when it has asked.
        page.waitForFunction(
                "words => [...document.querySelectorAll('p.problem')].some(p => p.textContent.startsWith(words))",
                browsing.words("system.pbx.gone").split(",", -1)[0]);
        settings(browsing);
        backup(browsing);
        log(browsing);
        browsing.look("system-log");
    }

    private static void settings(Browsing browsing) {
        Page page = browsing.page();
        assertTrue(page.locator("code:text-is('sip.realm')").count() == 1, "said by the file");
        assertEquals(0, page.locator("code:text-is('sip.t4')").count(), "a default");
        page.getByLabel(browsing.words("system.settings.all")).check();
        assertEquals(1, page.locator("code:text-is('sip.t4')").count());
    }

    private static void backup(Browsing browsing) throws IOException {
        Page page = browsing.page();
        Download download = page.waitForDownload(() -> button(browsing, "system.backup.do"));
        try (ZipFile archive = new ZipFile(download.path().toFile())) {
            List<String> names = archive.stream().map(Object::toString).toList();
            assertTrue(names.contains("ledger.db"), names::toString);
        }
        assertTrue(Files.size(download.path()) > 0);
        page.waitForSelector("p.good[aria-live]");
    }

    private static void log(Browsing browsing) {
        Page page = browsing.page();
        page.selectOption("select[name=level]", "error");
        page.fill("input[name=contains]", "there is no such line");
        button(browsing, "search");
        page.waitForFunction("() => document.querySelectorAll('.log tbody tr').length === 0");
        page.selectOption("select[name=level]", "trace");
        page.fill("input[name=contains]", "");
        button(browsing, "search");
        page.waitForSelector(LINES);
        int before = page.locator(LINES).count();
        page.getByLabel(browsing.words("log.follow")).check();
        // Every change is in the log, so there is soon a further line.
        page.evaluate("async () => { const api = await import('/desk/api.js'); await api.session();"
                + " await api.post('/config/reload'); }");
        page.waitForFunction("before => document.querySelectorAll('.log tbody tr').length > before", before);
    }

    private static void button(Browsing browsing, String words) {
        browsing.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(browsing.words(words)))
                .click();
    }
}
