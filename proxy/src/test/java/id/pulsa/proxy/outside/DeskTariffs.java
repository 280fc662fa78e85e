package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;

/** The tariffs are edited in a browser: a mistake is shown as one types, a change is seen, made, and taken back. */
final class DeskTariffs {
    private static final String TEXT = "textarea.code";
    private static final String APPLY = "form button.primary";

    private DeskTariffs() {}

    /** What a call costs, and when it costs how much. */
    static void prices(Browsing browsing) {
        Page page = browsing.page();
        browsing.go("#/tariffs");
        page.click("form:has(input[name=to]) button");
        page.waitForFunction(
                "() => [...document.querySelectorAll('dd')].some(said => said.textContent.startsWith('180'))");
        page.click("form:has(input[name=week_to]) button");
        page.waitForSelector(".heat td");
        assertEquals(7, page.locator(".heat tbody tr").count(), "a row for each day");
        assertEquals(0, page.locator(".heat td:not([class^=shade-])").count(), "each in its colour");
        assertEquals(0, page.locator(".heat .shade-NaN").count(), "of how dear it is");
        browsing.look("tariffs-prices");
    }

    static void edit(Browsing browsing) {
        Page page = browsing.page();
        browsing.go("#/tariff");
        String shipped = page.inputValue(TEXT);
        mistake(browsing, shipped);
        page.fill(TEXT, shipped.replaceFirst("price: \"1.00\"", "price: \"2.00\""));
        page.waitForSelector("form button.primary:not([disabled])");
        page.click("details summary");
        assertEquals(1, page.locator(".diff .gone").count());
        assertEquals(1, page.locator(".diff .come").count());
        browsing.look("tariff-change");
        page.fill("input[name=comment]", "dearer");
        page.click(APPLY);
        page.waitForSelector(".notices p");
        browsing.go("#/versions");
        assertEquals(2, page.locator("main tbody tr").count());
        page.click("form.filter button[type=submit]");
        page.waitForSelector(".diff .come");
        browsing.look("versions");
        // The browser's question is answered with yes.
        page.click("tbody button.danger");
        page.waitForFunction("() => document.querySelectorAll('main tbody tr').length === 3");
        browsing.go("#/tariff");
        assertEquals(shipped, page.inputValue(TEXT), "back again");
    }

    private static void mistake(Browsing browsing, String shipped) {
        Page page = browsing.page();
        page.fill(TEXT, shipped.replaceFirst("slice: ", "slise: "));
        page.waitForSelector(".findings .error");
        assertTrue(page.textContent(".findings .error").contains("slice"), "with a suggestion");
        assertTrue(page.isDisabled(APPLY));
        assertTrue(page.locator(".numbers .error").count() > 0, "the line's number shows it");
        browsing.look("tariff-mistake");
        page.click(".findings button");
        int line = ((Number) page.evaluate("() => { const area = document.querySelector('textarea.code');"
                        + " return area.value.slice(0, area.selectionStart).split('\\n').length; }"))
                .intValue();
        String there = shipped.replaceFirst("slice: ", "slise: ")
                .lines()
                .skip(line - 1L)
                .findFirst()
                .orElse("");
        assertTrue(there.contains("slise"), there);
        page.keyboard().press("Tab");
        assertEquals(
                false, page.evaluate("() => document.activeElement.matches('textarea.code')"), "the Tab key leads out");
    }
}
