package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Somebody with a browser at the gateway's pages, in one language. Keeps pictures of what was seen. */
final class Browsing implements AutoCloseable {
    private static final int MOST_FAULTS = 20;

    /** What a page shows when a value is not what it was taken for. */
    private static final List<String> SLIPS = List.of("[object", "undefined", "NaN", "Invalid Date");

    private static final int WIDE = 1440;
    private static final int NARROW = 390;
    private static final int HEIGHT = 900;
    private static final List<String> CHROMIUMS = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser");
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final Playwright playwright;
    private final Browser browser;
    private final Page page;
    private final Path pictures;
    private final JsonNode dictionary;
    private final List<String> complaints = new ArrayList<>();

    private Browsing(Playwright playwright, Browser browser, Page page, Path pictures, JsonNode dictionary) {
        this.playwright = playwright;
        this.browser = browser;
        this.page = page;
        this.pictures = pictures;
        this.dictionary = dictionary;
    }

    /** Opens the gateway's first page. */
    static Browsing open(GatewayProcess gateway, String language) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium())
                        .setArgs(List.of("--no-sandbox")));
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setLocale(language.equals("id") ? "id-ID" : "en-GB")
                .setViewportSize(WIDE, HEIGHT)
                // Else colours are looked at while they change.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true));
        context.setDefaultTimeout((double) Stage.LIMIT.toMillis());
        Page page = context.newPage();
        Path pictures = Project.ROOT.resolve("proxy/target/desk/" + language);
        Browsing browsing = new Browsing(playwright, browser, page, pictures, dictionary(language));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                browsing.complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(browsing.complaints::add);
        page.onDialog(dialog -> dialog.accept());
        page.navigate("http://127.0.0.1:" + gateway.adminPort() + "/");
        page.waitForSelector("h1");
        return browsing;
    }

    /** Debian's; scripts/test installs it. */
    private static Path chromium() {
        return CHROMIUMS.stream()
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no chromium; scripts/test installs it"));
    }

    private static JsonNode dictionary(String language) {
        try (InputStream in =
                Browsing.class.getResourceAsStream("/id/pulsa/proxy/admin/desk/words-" + language + ".json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Page page() {
        return page;
    }

    /** The words of the language. */
    String words(String key) {
        return dictionary.path(key).asText();
    }

    /** Goes to a page and waits until it is there. */
    void go(String hash) {
        page.evaluate("hash => { location.hash = hash; }", hash);
        page.waitForFunction(
                "hash => location.hash === hash && document.querySelector('main h1') && !document.querySelector('.waiting')",
                hash);
    }

    /** Takes pictures, wide and narrow, light and dark; nothing may stick out, nor keep anybody from using it. */
    void look(String name) {
        for (int width : new int[] {NARROW, WIDE}) {
            page.setViewportSize(width, HEIGHT);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                check(name + " at " + width + " " + scheme, (width == NARROW) == (scheme == ColorScheme.DARK));
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(pictures.resolve(
                                name + "-" + width + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
            }
        }
    }

    /** @param faults whether to look for what keeps people from using it, which takes long */
    private void check(String where, boolean faults) {
        int over = ((Number) page.evaluate(
                        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
        assertEquals(0, over, where + " is wider than the window");
        String shown = page.locator("body").innerText();
        for (String slip : SLIPS) {
            assertFalse(shown.contains(slip), () -> where + " shows " + slip + ": " + shown);
        }
        if (faults) {
            assertUsable(where);
        }
    }

    private void assertUsable(String where) {
        List<String> faults = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> SERIOUS.contains(rule.getImpact()))
                        .flatMap(Browsing::described)
                        .limit(MOST_FAULTS)
                        .toList();
        assertEquals(List.of(), faults, where);
    }

    private static Stream<String> described(Rule rule) {
        return rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml());
    }

    /** What is wrong on purpose is refused, and the browser tells the console, soon. */
    void forgetExpected(int status) {
        String said = "status of " + status;
        page.waitForCondition(() -> complaints.stream().anyMatch(text -> text.contains(said)));
        complaints.removeIf(text -> text.contains(said));
    }

    void assertNoConsoleErrors() {
        // Nobody is logged in at first, and the page asks who is.
        complaints.removeIf(text -> text.contains("401") && text.contains("/api/v1/session"));
        assertEquals(List.of(), complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
