package id.pulsa.charging.ledger.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.Subscriber;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriberSearchTest {
    @TempDir
    Path root;

    private SqliteQueries queries;

    @BeforeEach
    void fill() {
        try (DataDirectory directory = DataDirectory.open(root);
                SqliteLedgerStore store = SqliteLedgerStore.open(directory)) {
            List<ImportRow> rows = new ArrayList<>();
            for (String row : List.of(
                    "0811 a Ani",
                    "0812 a Budi",
                    "0813 0811 Citra",
                    "0814 b 100%_sure!",
                    "0815 b budiman",
                    "0816 b -",
                    "0817 Budi -",
                    "0818 c Dewi_0811")) {
                String[] words = row.split(" ", -1);
                rows.add(new ImportRow(
                        new Subscriber(
                                words[0],
                                words[1],
                                "lab",
                                "0".repeat(32),
                                "0".repeat(64),
                                0,
                                false,
                                null,
                                words[2].equals("-") ? null : words[2]),
                        0,
                        AccountTerms.PLAIN));
            }
            store.commit(List.of(new LedgerEvent.SubscribersImported("i", rows, 0, 1)), 1);
        }
        queries = SqliteQueries.open(DataDirectory.ledgerFile(root));
    }

    @AfterEach
    void close() {
        queries.close();
    }

    @ParameterizedTest
    @CsvSource({
        "081,   0811 0812 0813 0814 0815 0816 0817 0818",
        "0811,  0811 0813 0818",
        "a,     0811 0812 0813 0815",
        "b,     0814 0815 0816 0812",
        "BUDI,  0812 0815",
        "Budi,  0817 0812 0815",
        "%,     0814",
        "_,     0814 0818",
        "!,     0814",
        "ewi_0, 0818",
        "nobody, ''",
    })
    void byNumberThenAccountThenName(String text, String numbers) {
        for (int names : new int[] {1, 2, 3, 100}) {
            for (int limit = 1; limit < 10; limit++) {
                assertEquals(numbers, String.join(" ", all(text, names, limit)), names + " names, " + limit + " rows");
            }
        }
    }

    private List<String> all(String text, int names, int limit) {
        SubscriberSearch search = new SubscriberSearch(queries, names);
        List<String> all = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Subscriber> page = search.page(text, cursor, limit);
            page.rows().forEach(subscriber -> all.add(subscriber.number()));
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    @Test
    void anotherListingsCursorIsRefused() {
        SubscriberSearch search = new SubscriberSearch(queries, 10);
        for (String cursor : List.of("", "0811", "x.y.z", TextCursor.write("NOTHING", "", ""))) {
            assertThrows(IllegalArgumentException.class, () -> search.page("a", cursor, 1), cursor);
        }
    }
}
