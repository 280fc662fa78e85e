package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The administrator's whole story in a real browser, in both languages, wide and narrow. */
@Isolated
class DeskIT {
    private static final String CHOSEN = "correct horse battery";

    @ParameterizedTest
    @ValueSource(strings = {"en", "id"})
    void theWholeStory(String language) throws Exception {
        int offset = language.equals("en") ? 0 : 40;
        try (Stage stage = Stage.setUp("desk-" + language, new FreePorts(30_900 + offset))) {
            GatewayProcess gateway = stage.gateway()
                    .withSubscribers(new SubscriberFile().add("6901", "1.00", "quick"))
                    .start();
            String first = gateway.firstPassword();
            try (Browsing browsing = Browsing.open(gateway, language)) {
                logIn(browsing, first);
                Page page = browsing.page();
                browsing.look("overview");
                addSubscriber(browsing, "6902");
                callThatEndsAtZero(stage, browsing, "6902");
                record(browsing, "6902");
                for (String path : new String[] {
                    "cells", "cell/north", "tariffs", "vouchers", "staff", "system", "subscribers", "account/6902"
                }) {
                    browsing.go("#/" + path);
                    browsing.look(path.replace('/', '-'));
                }
                DeskTariffs.edit(browsing);
                page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(browsing.words("logout")))
                        .click();
                page.waitForSelector("input[name=password]");
                browsing.assertNoConsoleErrors();
            }
        }
    }

    private static void logIn(Browsing browsing, String first) {
        Page page = browsing.page();
        page.fill("input[name=name]", "admin");
        page.fill("input[name=password]", "wrong");
        page.click("button[type=submit]");
        page.waitForSelector("[role=alert]:not(:empty)");
        browsing.forgetExpected401();
        browsing.look("log-in");
        page.fill("input[name=password]", first);
        page.click("button[type=submit]");
        page.waitForSelector("input[name=next]");
        browsing.look("new-password");
        page.fill("input[name=password]", first);
        page.fill("input[name=next]", CHOSEN);
        page.fill("input[name=again]", CHOSEN);
        page.click("button[type=submit]");
        page.waitForSelector("nav a");
    }

    private static void addSubscriber(Browsing browsing, String number) {
        Page page = browsing.page();
        browsing.go("#/subscribers");
        page.click("summary");
        page.fill("input[name=number]", number);
        page.fill("input[name=password]", SubscriberFile.PASSWORD);
        page.selectOption("select[name=plan]", "quick");
        page.fill("input[name=display_name]", "<img src=x onerror=alert(1)>");
        browsing.look("new-subscriber");
        page.click("details button[type=submit]");
        page.waitForSelector("input[name=amount]");
        assertTrue(page.locator("main img").count() == 0, "a display name is no markup");
        page.fill("input[name=amount]", "6.00");
        page.locator("form:has(input[name=amount]) button[type=submit]").click();
        page.waitForFunction("() => [...document.querySelectorAll('dd')].some(d => d.textContent.startsWith('6'))");
        browsing.look("subscriber");
    }

    /** Seen live, counting down, and hung up at zero. */
    private static void callThatEndsAtZero(Stage stage, Browsing browsing, String number) {
        Page page = browsing.page();
        browsing.go("#/calls");
        try (SippRun pbx = stage.pbx("callee-answers", 1);
                SippRun caller = stage.scenario("hangs-up-when-credit-ends", number)
                        .calls("1000")
                        .start()) {
            Locator left = page.locator(".countdown");
            left.waitFor();
            String before = left.textContent();
            browsing.look("calls");
            page.waitForFunction("before => document.querySelector('.countdown')?.textContent !== before", before);
            page.waitForFunction("() => !document.querySelector('.countdown')");
            caller.awaitSuccess(Stage.LIMIT);
            pbx.awaitSuccess(Stage.LIMIT);
        }
    }

    private static void record(Browsing browsing, String number) throws Exception {
        Page page = browsing.page();
        Eventually.get("the record is listed", Stage.LIMIT, () -> {
            browsing.go("#/overview");
            browsing.go("#/records?caller=" + number);
            return page.locator("tbody tr").count() == 1 ? Optional.of(true) : Optional.empty();
        });
        browsing.look("records");
        Download csv = page.waitForDownload(() -> page.click("a[download='records.csv']"));
        String exported = Files.readString(csv.path());
        assertTrue(exported.contains(number) && exported.contains("CREDIT_EXHAUSTED"), exported);
        page.click("tbody a");
        page.waitForSelector("img.ladder");
        page.waitForFunction("() => document.querySelector('img.ladder').naturalWidth > 100");
        browsing.look("record");
        Path pcap =
                page.waitForDownload(() -> page.click("a[download$='.pcap']")).path();
        assertEquals(0xA1, Files.readAllBytes(pcap)[3] & 0xFF);
    }
}
