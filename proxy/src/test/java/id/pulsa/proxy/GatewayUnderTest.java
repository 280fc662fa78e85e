package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.admission.Cell;
import id.pulsa.charging.admission.CellsFile;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.tariff.BandPrice;
import id.pulsa.charging.tariff.Destination;
import id.pulsa.charging.tariff.Plan;
import id.pulsa.charging.tariff.PlanServices;
import id.pulsa.charging.tariff.Price;
import id.pulsa.charging.tariff.RoundingRule;
import id.pulsa.charging.tariff.Tariffs;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.tariff.Timetable;
import id.pulsa.charging.time.SystemTime;
import id.pulsa.proxy.auth.PasswordHashes;
import id.pulsa.proxy.config.GatewayConfig;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * A whole gateway in this JVM: real sockets on free loopback ports, short timers, its own data directory. Plan
 * {@code tenth} costs 1.00 for each 100 ms begun, so that credit ends within a test's patience.
 */
final class GatewayUnderTest implements AutoCloseable {
    static final String REALM = "lab.test";
    static final String PASSWORD = "secret";

    private static final String TARIFFS = """
            plans:
              tenth:
                slice: 1s
                destinations:
                  - prefix: ""
                    name: any
                    price: "1.00"
                    per: 100ms
                    first_increment: 100ms
                  - prefix: "0900"
                    name: premium
                    barred: true
            """;

    private static final String CELLS = """
            cells:
              - name: narrow
                cluster: test
                channels: 1
            """;

    final TestPhone pbx;
    private final Path directory;
    private final Map<String, String> settings = new HashMap<>();
    private GatewayCore core;

    GatewayUnderTest(Path directory) throws Exception {
        this(directory, Map.of());
    }

    GatewayUnderTest(Path directory, Map<String, String> more) throws Exception {
        this.directory = directory;
        this.pbx = new TestPhone("pbx");
        settings.putAll(Map.of(
                "sip.realm", REALM,
                "sip.listen", "udp:127.0.0.1:0,tcp:127.0.0.1:0",
                "sip.pbx", "sip:127.0.0.1:" + pbx.port(),
                "sip.shards", "2",
                "sip.t1", "50ms",
                "sip.t2", "200ms",
                "sip.t4", "100ms",
                "calls.ring_timeout", "1500ms",
                "store.max_subscribers", "1000",
                "store.max_accounts", "1000"));
        settings.put("data", directory.resolve("data").toString());
        settings.putAll(more);
        this.core = start();
    }

    private GatewayCore start() throws Exception {
        Path config = Files.createDirectories(directory.resolve("config"));
        Files.writeString(config.resolve("pulsa.yaml"), "sip:\n  realm: " + REALM + "\n");
        Files.writeString(config.resolve("tariffs.yaml"), TARIFFS);
        Files.writeString(config.resolve("cells.yaml"), CELLS);
        GatewayConfig gateway = GatewayConfig.load(config.resolve("pulsa.yaml"), settings, Map.of());
        return GatewayCore.start(new GatewayCore.Setup(
                gateway,
                withMessages(TariffsFile.load(config.resolve("tariffs.yaml"))),
                CellsFile.load(config.resolve("cells.yaml")),
                GatewayAddresses.of(gateway),
                true,
                new SystemTime(),
                new SecureRandom()));
    }

    /**
     * Plans with messages. {@code chat}: 10.00 each. {@code notify}: the same, in Indonesian, with receipts and a warning
     * below 50.00. {@code mute}: no service numbers.
     */
    private static Tariffs withMessages(Tariffs written) {
        List<Plan> plans = new ArrayList<>(written.plans().values());
        plans.add(plan("chat", PlanServices.USUAL));
        plans.add(plan(
                "notify", new PlanServices(true, true, true, true, Micros.parse("50"), Locale.forLanguageTag("id"))));
        plans.add(plan("mute", new PlanServices(false, false, false, false, PlanServices.NO_WARNING, Locale.ENGLISH)));
        return new Tariffs(plans);
    }

    private static Plan plan(String name, PlanServices services) {
        Price price = new Price.Charged(List.of(BandPrice.plain(0, Micros.PER_UNIT, 100, 100, 100)));
        return new Plan(
                name,
                1_000,
                RoundingRule.EXACT,
                Timetable.always("always"),
                List.of(
                        new Destination("", false, "any", price, 10 * Micros.PER_UNIT),
                        new Destination("07", "no messages", price),
                        new Destination("0900", "premium", new Price.Barred())),
                services);
    }

    /** Stops in order and starts again on the same data and other ports. */
    void restart() throws Exception {
        core.close();
        core = start();
    }

    GatewayCore core() {
        return core;
    }

    InetSocketAddress udp() {
        return core.transport().listening().get(0).address();
    }

    InetSocketAddress tcp() {
        return core.transport().listening().get(1).address();
    }

    /** A subscriber with an account of its own and a phone that is not registered yet. */
    TestPhone phone(String number, String balance) throws Exception {
        return phone(number, number, balance, 0, null);
    }

    /** A subscriber of another plan, with an account of its own. */
    TestPhone phoneOf(String plan, String number, String balance) throws Exception {
        return phone(plan, number, number, balance, 0, null);
    }

    TestPhone phone(
            String number, String account, String balance, int maxCalls, @org.jspecify.annotations.Nullable String cell)
            throws Exception {
        return phone("tenth", number, account, balance, maxCalls, cell);
    }

    private TestPhone phone(
            String plan,
            String number,
            String account,
            String balance,
            int maxCalls,
            @org.jspecify.annotations.Nullable String cell)
            throws Exception {
        PasswordHashes hashes = PasswordHashes.of(number, REALM, PASSWORD);
        core.store()
                .provisioning()
                .addSubscriber(
                        "first-" + number,
                        new Subscriber(
                                number, account, plan, hashes.md5(), hashes.sha256(), maxCalls, false, cell, null),
                        Micros.parse(balance))
                .get();
        return new TestPhone(number, udp());
    }

    void topUp(String account, String amount) throws Exception {
        core.store()
                .provisioning()
                .topUp("top-up-" + System.identityHashCode(new Object()), account, Micros.parse(amount))
                .get();
    }

    Account account(String id) {
        return Objects.requireNonNull(core.store().accounts().find(id), id);
    }

    /** Every record so far, oldest first. */
    List<CallDetailRecord> cdrs() throws Exception {
        core.store().ledger().flush().get();
        List<CallDetailRecord> records = new java.util.ArrayList<>();
        core.store().reads().forEachCdr(CdrFilter.ALL, records::add);
        return records;
    }

    /** The only record of a call to that number; waits for it. */
    CallDetailRecord cdr(String caller) throws Exception {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (true) {
            List<CallDetailRecord> of = cdrs().stream()
                    .filter(record -> record.caller().equals(caller))
                    .toList();
            assertTrue(of.size() <= 1, () -> "several records of " + caller + ": " + of);
            if (of.size() == 1) {
                return of.get(0);
            }
            assertTrue(System.nanoTime() < deadline, () -> "no record of a call by " + caller);
            Thread.onSpinWait();
        }
    }

    /** No call, leg, reservation or channel is left, and the books are right. */
    void assertNothingLeft() throws Exception {
        await(
                "all calls to be gone",
                () -> core.b2bua().callCount().join() == 0
                        && core.b2bua().legCount().join() == 0
                        && core.b2bua().messages().join().inFlight() == 0);
        core.store().ledger().flush().get();
        core.store().accounts().forEach(account -> {
            assertEquals(0, account.reservedMicros(), account::toString);
            assertEquals(0, account.runningCalls(), account::toString);
            assertTrue(account.availableMicros() >= 0, account::toString);
        });
        for (Cell cell : core.cells().cells()) {
            assertEquals(0, core.cells().busy(cell.name()), cell.name());
        }
        VerificationReport books = core.store().reads().verify();
        assertTrue(books.clean(), () -> books.discrepancies().toString());
        assertEquals(0, books.liveCalls());
    }

    static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "waited in vain for " + what);
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        core.close();
        pbx.close();
    }
}
