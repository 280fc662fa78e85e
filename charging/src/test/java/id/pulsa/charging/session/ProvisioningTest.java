package id.pulsa.charging.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.pulsa.charging.account.Provisioning;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Outcome.Applied;
import id.pulsa.charging.ledger.Outcome.Rejected;
import id.pulsa.charging.ledger.Outcome.Rejection;
import id.pulsa.charging.ledger.Outcome.Repeated;
import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.Spending;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.time.FakeTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningTest {
    private static final PerSecond RUPIAH_PER_SECOND = new PerSecond(0, 1_000, Desk.RUPIAH, 10_000);

    @TempDir
    Path root;

    private final FakeTime time = new FakeTime();
    private Desk desk;
    private Provisioning provisioning;

    @BeforeEach
    void open() {
        desk = new Desk(root.resolve("data"), time);
        provisioning = desk.store.provisioning();
    }

    @AfterEach
    void close() {
        desk.assertBooksClean();
        desk.close();
    }

    @Test
    void aTopUpCountsOncePerEventId() {
        desk.subscriberWith("1000", "a", 10);
        assertEquals(new Applied(15), Desk.await(provisioning.topUp("t1", "a", 5)));
        assertEquals(new Applied(18), Desk.await(provisioning.topUp("t2", "a", 3)));
        assertEquals(new Repeated(15), Desk.await(provisioning.topUp("t1", "a", 5)));
        assertEquals(rejected(Rejection.EVENT_ID_REUSED), Desk.await(provisioning.topUp("t1", "a", 6)));
        assertEquals(rejected(Rejection.UNKNOWN_ACCOUNT), Desk.await(provisioning.topUp("t3", "b", 5)));
        assertEquals(rejected(Rejection.AMOUNT_OUT_OF_RANGE), Desk.await(provisioning.topUp("t4", "a", 0)));
        assertEquals(
                rejected(Rejection.AMOUNT_OUT_OF_RANGE),
                Desk.await(provisioning.topUp("t5", "a", AccountRow.MAX_BALANCE_MICROS)));
        assertEquals(18, desk.account("a").availableMicros());
    }

    @Test
    void onlyWhatIsAvailableCanBeWithdrawn() {
        desk.subscriberWith("1000", "a", 20 * Desk.RUPIAH);
        CallSession call = call("1000");
        assertEquals(
                rejected(Rejection.INSUFFICIENT_BALANCE),
                Desk.await(provisioning.withdraw("w1", "a", 10 * Desk.RUPIAH + 1)));
        assertEquals(new Applied(10 * Desk.RUPIAH), Desk.await(provisioning.withdraw("w2", "a", 10 * Desk.RUPIAH)));
        assertEquals(0, desk.account("a").availableMicros());
        call.end(EndCause.CANCELLED, 487, null);
        assertEquals(10 * Desk.RUPIAH, desk.account("a").availableMicros());
        assertEquals(new Repeated(10 * Desk.RUPIAH), Desk.await(provisioning.withdraw("w2", "a", 10 * Desk.RUPIAH)));
        assertEquals(10 * Desk.RUPIAH, desk.account("a").balanceMicros());
        assertEquals(0, desk.account("a").reservedMicros());
    }

    private CallSession call(String caller) {
        return Desk.granted(desk.charging(RUPIAH_PER_SECOND, Cells.none()).authorise(desk.attempt(caller, "031")));
    }

    @Test
    void nobodyIsRemovedDuringACall() {
        desk.subscriberWith("1000", "a", 20 * Desk.RUPIAH);
        CallSession call = call("1000");
        assertEquals(rejected(Rejection.CALLS_RUNNING), Desk.await(provisioning.removeSubscriber("1000")));
        assertEquals(rejected(Rejection.CALLS_RUNNING), Desk.await(provisioning.removeAccount("a")));
        call.end(EndCause.CANCELLED, 487, null);
        assertEquals(rejected(Rejection.ACCOUNT_HAS_SUBSCRIBERS), Desk.await(provisioning.removeAccount("a")));
        call("1000").end(EndCause.CANCELLED, 487, null);
        assertEquals(new Applied(0), Desk.await(provisioning.removeSubscriber("1000")));
        assertEquals(rejected(Rejection.UNKNOWN_SUBSCRIBER), Desk.await(provisioning.removeSubscriber("1000")));
        assertEquals(rejected(Rejection.ACCOUNT_HAS_MONEY), Desk.await(provisioning.removeAccount("a")));
        assertEquals(new Applied(0), Desk.await(provisioning.withdraw("w", "a", 20 * Desk.RUPIAH)));
        assertEquals(new Applied(0), Desk.await(provisioning.removeAccount("a")));
        assertEquals(rejected(Rejection.UNKNOWN_ACCOUNT), Desk.await(provisioning.removeAccount("a")));
        assertNull(desk.store.subscribers().find("1000"));
        assertNull(desk.store.accounts().find("a"));
        assertEquals(20 * Desk.RUPIAH, desk.store.reads().verify().withdrawalsMicros());
        desk.subscriberWith("1001", "a", 3);
        assertEquals(3, desk.account("a").balanceMicros());
    }

    @Test
    void anAccountIsAddedWithItsFirstMoneyOnce() {
        AccountTerms terms = new AccountTerms(2, false, 0, 5, 0, List.of("0900"));
        assertEquals(new Applied(7), Desk.await(provisioning.addAccount("add", "shop", 7, terms)));
        assertEquals(new Repeated(7), Desk.await(provisioning.addAccount("add", "shop", 7, terms)));
        assertEquals(rejected(Rejection.ACCOUNT_EXISTS), Desk.await(provisioning.addAccount("b", "shop", 7, terms)));
        assertEquals(rejected(Rejection.EVENT_ID_REUSED), Desk.await(provisioning.addAccount("add", "x", 7, terms)));
        assertEquals(rejected(Rejection.AMOUNT_OUT_OF_RANGE), Desk.await(provisioning.addAccount("c", "x", -1, terms)));
        assertEquals(7, desk.account("shop").balanceMicros());
        assertEquals(terms, desk.account("shop").terms());
        assertEquals(
                new AccountRow("shop", 7, terms, Spending.NOTHING),
                desk.store.reads().account("shop"));
    }

    @Test
    void aNumberIsGivenOnce() {
        desk.subscriberWith("1000", "a", 5);
        Subscriber other = Desk.subscriber("1000", "b", "normal", 2);
        assertEquals(rejected(Rejection.SUBSCRIBER_EXISTS), Desk.await(provisioning.addSubscriber("x", other, 9)));
        assertNull(desk.store.accounts().find("b"));
        assertEquals(rejected(Rejection.UNKNOWN_ACCOUNT), Desk.await(provisioning.changeSubscriber(other)));
        assertEquals(rejected(Rejection.ACCOUNT_EXISTS), Desk.await(provisioning.addAccount("a", AccountTerms.PLAIN)));
        assertEquals(new Applied(0), Desk.await(provisioning.addAccount("b", AccountTerms.PLAIN)));
        assertEquals(new Applied(0), Desk.await(provisioning.changeSubscriber(other)));
        assertEquals(other, desk.store.subscribers().find("1000"));
        assertEquals(other, desk.store.reads().subscriber("1000"));
    }

    @Test
    void importingTwiceChangesNothing() {
        List<ImportRow> rows = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            rows.add(Desk.row(Desk.subscriber("2" + i, "shared" + i / 2, "lab", 0), 7));
        }
        assertEquals("2500 0 0", imported(provisioning, "one", rows));
        rows.set(3, Desk.row(Desk.subscriber("23", "new", "normal", 1), 7));
        assertEquals("0 1 2499", imported(provisioning, "two", rows));
        assertEquals(14, desk.account("shared0").availableMicros());
        assertEquals(0, desk.account("new").availableMicros());
        assertEquals(rows.get(3).subscriber(), desk.store.subscribers().find("23"));
    }

    private static String imported(Provisioning provisioning, String importId, List<ImportRow> rows) {
        Outcome outcome = Desk.await(provisioning.importRows(importId, rows));
        List<ImportRow.Result> results =
                assertInstanceOf(Outcome.Imported.class, outcome).results();
        return Stream.of(ImportRow.Result.ADDED, ImportRow.Result.CHANGED, ImportRow.Result.UNCHANGED)
                .map(kind -> Integer.toString(Collections.frequency(results, kind)))
                .collect(Collectors.joining(" "));
    }

    @Test
    void moreSubscribersThanTheStoreIsSizedForAreRefused() {
        for (int chunk = 0; chunk < 4; chunk++) {
            List<ImportRow> rows = new ArrayList<>();
            for (int i = 0; i < 2_500; i++) {
                String number = "4" + chunk + "-" + i;
                rows.add(Desk.row(Desk.subscriber(number, number, "lab", 0), 0));
            }
            assertEquals("2500 0 0", imported(provisioning, "chunk" + chunk, rows));
        }
        List<ImportRow> oneMore = List.of(Desk.row(Desk.subscriber("5", "5", "lab", 0), 0));
        assertEquals(rejected(Rejection.STORE_FULL), Desk.await(provisioning.importRows("more", oneMore)));
        Outcome one = Desk.await(provisioning.addSubscriber("x", Desk.subscriber("5", "5", "lab", 0), 0));
        assertEquals(rejected(Rejection.STORE_FULL), one);
    }

    @Test
    void listsPageByPage() {
        for (int i = 0; i < 7; i++) {
            desk.subscriberWith("100" + i, "a", 1 + i);
        }
        List<String> numbers = new ArrayList<>();
        List<Long> amounts = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Subscriber> page = desk.store.reads().subscribers(cursor, 3);
            page.rows().forEach(subscriber -> numbers.add(subscriber.number()));
            cursor = page.next();
        } while (cursor != null);
        do {
            var page = desk.store.reads().movements("a", cursor, 2);
            page.rows().forEach(movement -> amounts.add(movement.amountMicros()));
            cursor = page.next();
        } while (cursor != null);
        assertEquals(List.of("1000", "1001", "1002", "1003", "1004", "1005", "1006"), numbers);
        assertEquals(List.of(7L, 6L, 5L, 4L, 3L, 2L, 1L), amounts);
        assertThrows(IllegalArgumentException.class, () -> desk.store.reads().movements("a", "x", 2));
    }

    @Test
    void bindingsAreLimitedReplacedAndExpire() {
        var bindings = desk.store.bindings();
        Binding one = binding("1", 1_000);
        Binding two = binding("2", 2_000);
        assertEquals(new Applied(0), Desk.await(bindings.change("1000", List.of(one, two), List.of())));
        assertEquals(
                rejected(Rejection.TOO_MANY_BINDINGS),
                Desk.await(bindings.change("1000", List.of(binding("3", 1), binding("4", 1)), List.of())));
        assertEquals(List.of(one, two), bindings.find("1000", time.wallMillis()));
        Binding newer = binding("1", 3_000);
        Desk.await(bindings.change("1000", List.of(newer, binding("3", 9_000)), List.of("2")));
        assertEquals(List.of(newer, binding("3", 9_000)), bindings.find("1000", time.wallMillis()));
        assertEquals(List.of(binding("3", 9_000)), bindings.find("1000", time.wallMillis() + 3_000));
        Desk.await(bindings.expire(time.wallMillis() + 9_000));
        assertEquals(List.of(binding("3", 9_000)), bindings.find("1000", 0));
        Desk.await(bindings.expire(time.wallMillis() + 9_001));
        assertEquals(List.of(), bindings.find("1000", 0));
        List<String> kept = new ArrayList<>();
        desk.store.reads().forEachBinding((number, binding) -> kept.add(number));
        assertEquals(List.of(), kept);
    }

    private Binding binding(String key, long livesMillis) {
        return new Binding(
                key, "sip:x@192.0.2." + key, 500, time.wallMillis() + livesMillis, "id", 1, "udp:5060", null, null);
    }

    private static Rejected rejected(Rejection reason) {
        return new Rejected(reason);
    }
}
