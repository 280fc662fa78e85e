package id.pulsa.charging.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.Spending;
import id.pulsa.charging.rating.Charge;
import id.pulsa.charging.tariff.Bundle;
import id.pulsa.charging.tariff.TariffsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountBookTest {
    private static final long NOW = 1_800_000_000_000L;
    private static final long DAY = 20_833;

    @TempDir
    Path root;

    private AccountBook open() throws IOException {
        return AccountBook.open(root.resolve("accounts.map"), 1_000);
    }

    private static AccountRow row(AccountTerms terms) {
        return new AccountRow("a", 1_000, terms, new Spending(DAY, 7, 3));
    }

    private static Account find(AccountBook book) {
        Account account = book.find("a");
        assertNotNull(account);
        return account;
    }

    /** As much as an account can have: many caps with long names, bundles with many prefixes. */
    @Test
    void keepsWhatAnAccountHasOverARestart() throws IOException {
        List<String> prefixes = IntStream.range(0, Bundle.MAX_PREFIXES)
                .mapToObj(i -> "+" + "0".repeat(TariffsFile.MAX_PREFIX_LENGTH - 4) + (100 + i))
                .toList();
        AccountTerms terms = new AccountTerms(3, true, NOW + 5, 11, 13, prefixes.subList(0, 16));
        Account before;
        try (AccountBook book = open()) {
            book.put(row(terms));
            for (int i = 0; i < GrantedBundle.MAX_BUNDLES; i++) {
                book.grant(
                        "a",
                        new GrantedBundle(
                                "grant:" + "k".repeat(100) + i, "näme", prefixes, 1_000, 900 - i, NOW + 1_000 - i),
                        NOW);
            }
            count(book, 300, DAY);
            before = find(book);
            assertEquals(terms, before.terms());
            assertEquals("grant:" + "k".repeat(100) + 7, before.bundles().get(0).id());
        }
        try (AccountBook book = open()) {
            assertEquals(before, find(book));
            assertEquals(256, counted(book, 300, DAY).size());
            assertEquals(299, counted(book, 300, DAY).get(255), "those that counted least were forgotten");
        }
    }

    private static String key(int i) {
        return "plan-with-a-long-name/destination-with-a-name-that-is-as-long-" + i;
    }

    private static void count(AccountBook book, int caps, long day) {
        for (int i = 0; i < caps; i++) {
            Charge charge = new Charge(i, 0, List.of(), List.of(new Charge.CapShare(0, i)));
            assertEquals(charge, book.charge("a", key(i), day, NOW, funds -> charge));
        }
    }

    /** What the caps have counted, where they have. */
    private static List<Long> counted(AccountBook book, int caps, long day) {
        List<Long> counted = new ArrayList<>();
        book.show(
                "a",
                funds -> {
                    for (int i = 0; i < caps; i++) {
                        long micros = funds.cappedMicros(key(i), 0, day);
                        if (micros > 0) {
                            counted.add(micros);
                        }
                    }
                },
                NOW);
        return counted;
    }

    @Test
    void countsOfDaysGoneByAreForgotten() throws IOException {
        try (AccountBook book = open()) {
            book.put(row(AccountTerms.PLAIN));
            count(book, 3, DAY);
            Charge later = new Charge(5, 0, List.of(), List.of(new Charge.CapShare(0, 5)));
            book.charge("a", "x", DAY + 1, NOW, funds -> later);
            assertEquals(List.of(1L, 2L), counted(book, 3, DAY));
            assertEquals(List.of(), counted(book, 3, DAY + 1));
            book.charge("a", "x", DAY + 2, NOW, funds -> later);
            assertEquals(List.of(), counted(book, 3, DAY));
        }
    }

    @Test
    void anAccountIsPlainAgainWhenNothingElseIsLeft() throws IOException {
        try (AccountBook book = open()) {
            book.put(row(AccountTerms.PLAIN));
            book.grant("a", new GrantedBundle("b", "hour", List.of(), 10, 10, NOW + 1_000), NOW);
            ReserveTerms all = new ReserveTerms() {
                @Override
                public String called() {
                    return "08";
                }

                @Override
                public boolean free() {
                    return false;
                }

                @Override
                public Take take(Funds funds) {
                    return new Take(0, funds.bundles("08"));
                }
            };
            assertEquals(OpenResult.OPENED, book.open("a", all, 0, NOW));
            List<BundleTime> held = List.of(new BundleTime("b", 10));
            assertEquals(10, find(book).bundles().get(0).heldMillis());
            book.settle("a", new Settlement(0, 0, 0, held, held));
            assertEquals(
                    new Account("a", 1_000, 0, 0, AccountTerms.PLAIN, new Spending(DAY, 7, 3), List.of()), find(book));
        }
    }
}
