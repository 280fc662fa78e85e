package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
    /** Talk for longer than it takes to look at it. */
    private static final String CREDIT = "50.00";
    /** Dear after any call. */
    private static final String CELL = "swinging";

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
                browsing.look("overview");
                addSubscriber(browsing, "6902");
                callThatEndsAtZero(stage, browsing, "6902");
                record(browsing, "6902");
                study(browsing);
                for (String path :
                        new String[] {"cells", "cell/swinging", "staff", "system", "subscribers", "account/6902"}) {
                    browsing.go("#/" + path);
                    browsing.look(path.replace('/', '-'));
                }
                DeskSystem.look(browsing);
                DeskTariffs.prices(browsing);
                DeskTariffs.edit(browsing);
                DeskVouchers.make(browsing);
                logOut(browsing);
                ownAccount(browsing, "6902");
                logOut(browsing);
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
        browsing.forgetExpected(401);
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

    private static void logOut(Browsing browsing) {
        Page page = browsing.page();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(browsing.words("logout")))
                .click();
        page.waitForSelector("input[name=password]");
    }

    /** A subscriber logs in with what the phone has, and sees its own calls and nothing else. */
    private static void ownAccount(Browsing browsing, String number) {
        Page page = browsing.page();
        page.fill("input[name=name]", number);
        page.fill("input[name=password]", SubscriberFile.PASSWORD);
        page.click("button[type=submit]");
        page.waitForSelector("tbody tr");
        assertEquals(1, page.locator("tbody tr").count());
        assertEquals(0, page.locator("nav a").count());
        browsing.look("mine");
    }

    private static void addSubscriber(Browsing browsing, String number) throws Exception {
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
        page.fill("input[name=amount]", CREDIT);
        page.locator("form:has(input[name=amount]) button[type=submit]").click();
        page.waitForFunction("() => [...document.querySelectorAll('dd')].some(d => d.textContent.startsWith('50'))");
        page.selectOption("select[name=cell]", CELL);
        page.locator("form:has(select[name=cell]) button[type=submit]").click();
        page.waitForSelector(".notices .info");
        bar(browsing);
        page.click("details:has(.actions a[download]) summary");
        page.locator("details:has(.actions a[download]) button").click();
        page.waitForFunction("() => document.querySelector('img.qr')?.naturalWidth > 0");
        browsing.look("subscriber");
        assertSoftphoneFollows(page.locator("details:has(img.qr) code").textContent(), number);
    }

    /** Barred, and let in again. */
    private static void bar(Browsing browsing) {
        Page page = browsing.page();
        String barred = "yes => [...document.querySelectorAll('dd')].some(said => said.textContent === yes)";
        page.click("details:has(input[name=display_name]) summary");
        page.click("details:has(input[name=display_name]) button.danger");
        page.waitForFunction(barred, browsing.words("yes"));
        page.click("details:has(input[name=display_name]) summary");
        page.click("details:has(input[name=display_name]) button[type=button]");
        page.waitForFunction("yes => !(" + barred + ")(yes)", browsing.words("yes"));
    }

    /** Without a log-in, as a phone does. */
    private static void assertSoftphoneFollows(String link, String number) throws Exception {
        HttpResponse<String> settings = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, settings.statusCode());
        assertTrue(settings.body().contains("<entry name=\"username\">" + number + "</entry>"), settings.body());
        assertTrue(settings.body().contains("&lt;img src=x"), "a display name is no markup here either");
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
            handOver(page);
            priceRises(browsing);
            browsing.go("#/calls");
            left.waitFor();
            browsing.look("calls");
            page.waitForFunction("before => document.querySelector('.countdown')?.textContent !== before", before);
            page.waitForFunction(
                    "() => !document.querySelector('.countdown')",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(2.0 * Stage.LIMIT.toMillis()));
            caller.awaitSuccess(Stage.LIMIT);
            pbx.awaitSuccess(Stage.LIMIT);
        }
    }

    /** Out of the cell that it began in. */
    private static void handOver(Page page) {
        page.locator("tbody button:not(.danger)").click();
        page.selectOption("tbody select", "north");
        page.waitForFunction(
                "() => [...document.querySelectorAll('tbody td')].some(cell => cell.textContent === 'north')");
    }

    /** In the cell that the call began in. */
    private static void priceRises(Browsing browsing) {
        browsing.go("#/cells");
        browsing.page()
                .waitForFunction(
                        "cell => [...document.querySelectorAll('.cells li')].some(tile =>"
                                + " tile.querySelector('a').textContent === cell"
                                + " && tile.querySelector('.ratio').textContent === '× 1.400')",
                        CELL);
        browsing.look("cells-dear");
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
        assertEquals(0xA1, Files.readAllBytes(pcap)[0] & 0xFF);
    }

    /** A mistake is said at its field; then policies are compared, and the result is there to see and to keep. */
    private static void study(Browsing browsing) throws Exception {
        Page page = browsing.page();
        browsing.go("#/study");
        page.fill("input[name=replications]", "0");
        page.selectOption("select[name=plan]", "quick");
        page.setInputFiles(
                "input[name=loads]",
                new FilePayload(
                        "loads.csv",
                        "text/csv",
                        "cell,load_erl\nnorth,8\nsmall,2\nswinging,0\ncrowded,0\nclosed,0\ndear,0\n"
                                .getBytes(StandardCharsets.UTF_8)));
        page.click("details button[type=submit]");
        page.waitForSelector("input[name=replications][aria-invalid=true]");
        browsing.forgetExpected(400);
        browsing.look("study");
        page.fill("input[name=replications]", "3");
        page.fill("input[name=time]", "6h");
        page.click("details button[type=submit]");
        page.waitForSelector(".bars");
        assertEquals(3, page.locator("figure:has(.bars)").first().locator("li").count(), "one bar for each policy");
        page.waitForSelector("canvas");
        browsing.look("study-result");
        Download json = page.waitForDownload(() -> page.click("a[download$='.json']"));
        assertTrue(Files.readString(json.path()).startsWith("{\"report\":\"compare\""), json.suggestedFilename());
        browsing.go("#/study");
        assertEquals(1, page.locator("tbody tr").count());
    }
}
