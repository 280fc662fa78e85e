package id.pulsa.proxy.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;

/** Vouchers are made in a browser, their codes shown this once, and taken back. */
final class DeskVouchers {
    private DeskVouchers() {}

    static void make(Browsing browsing) {
        Page page = browsing.page();
        browsing.go("#/vouchers");
        page.click("summary");
        page.fill("input[name=batch]", "class-1");
        page.fill("input[name=count]", "3");
        page.fill("input[name=amount]", "25.00");
        page.click("details button[type=submit]");
        page.waitForSelector("textarea[readonly]");
        assertEquals(3, page.inputValue("textarea[readonly]").lines().distinct().count());
        browsing.look("vouchers-made");
        browsing.go("#/overview");
        browsing.go("#/vouchers");
        // The browser's question is answered with yes.
        page.click("tbody button.danger");
        page.waitForFunction("() => !document.querySelector('tbody button.danger')");
    }
}
