package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.cell.Cell;
import id.pulsa.charging.cell.CellsFile;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.ledger.VoucherBatch;
import id.pulsa.charging.ledger.VoucherHash;
import id.pulsa.charging.money.Micros;
import id.pulsa.charging.tariff.TariffsFile;
import id.pulsa.charging.time.SystemTime;
import id.pulsa.charging.voucher.VoucherCodes;
import id.pulsa.charging.voucher.VoucherKey;
import id.pulsa.proxy.auth.PasswordHashes;
import id.pulsa.proxy.b2bua.CallState;
import id.pulsa.proxy.config.GatewayConfig;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * A whole gateway in this JVM: real sockets on free loopback ports, short timers, its own data directory. Plan
 * {@code tenth} costs 1.00 for each 100 ms begun, so that credit ends within a test's patience. {@code chat}: the same, and
 * messages for 10.00 each; {@code notify}: in Indonesian, with receipts, and a warning below 50.00; {@code mute}: without
 * service numbers; {@code careful} asks before calls at more than 1.2 times the price.
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
              chat:
                extends: tenth
                message_price: "10.00"
                destinations:
                  - {prefix: "07", name: no messages, price: "1.00", per: 100ms, first_increment: 100ms, message_price: none}
              notify:
                extends: chat
                services: {receipt: true, low_balance: "50.00", price_notice: true, price_broadcast: true, language: id}
              careful:
                extends: tenth
                services: {consent_above: 1.2}
              mute:
                extends: chat
                services: {balance: false, voucher: false, quote: false}
            """;

    private static final String CELLS = """
            cells:
              - name: narrow
                cluster: test
                channels: 1
              - {name: north, cluster: test, channels: 2, ids: [510-10-0f12-3a4b]}
              - {name: south, cluster: test, channels: 1, ids: ["00:a0:c9:14:c8:29"]}
              - {name: crowded, cluster: test, channels: 5, policy: preblocking, expected_load: 9999}
              - {name: guarded, cluster: test, channels: 2, policy: guard, guard: 2}
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
        settings.put("data", data().toString());
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
                TariffsFile.load(config.resolve("tariffs.yaml")),
                CellsFile.load(config.resolve("cells.yaml")),
                GatewayAddresses.of(gateway),
                true,
                new SystemTime(),
                new SecureRandom()));
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

    /** A subscriber of a plan whose home is a cell. */
    TestPhone phoneIn(String cell, String plan, String number, String balance) throws Exception {
        return phone(plan, number, number, balance, 0, cell);
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

    /** Vouchers worth that much each; their codes. */
    List<String> vouchers(int count, String amount) throws Exception {
        SecureRandom random = new SecureRandom();
        VoucherCodes codes = new VoucherCodes(VoucherKey.open(data(), random, false), random);
        List<String> made = codes.make(count);
        List<VoucherHash> hashes = made.stream()
                .map(code -> Objects.requireNonNull(codes.hash(code)))
                .toList();
        core.store()
                .provisioning()
                .createVouchers(new VoucherBatch("batch", count, Micros.parse(amount), 0, 0), hashes)
                .get();
        return made;
    }

    /** Holds up the ledger's writer, whose thread tells of each commit, until the answer is closed. */
    AutoCloseable withoutCommits() throws Exception {
        phone("stall", "0.00").close();
        CountDownLatch stalled = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        Thread tester = Thread.currentThread();
        for (int i = 0; stalled.getCount() > 0; i++) {
            CompletableFuture<?> commit = core.store().provisioning().topUp("stall-" + i, "stall", 1);
            AtomicBoolean tooLate = new AtomicBoolean();
            var unused = commit.thenRun(() -> {
                if (Thread.currentThread().equals(tester)) {
                    tooLate.set(true);
                } else {
                    stalled.countDown();
                    awaitQuietly(released);
                }
            });
            if (!tooLate.get()) {
                stalled.await();
            }
        }
        return released::countDown;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Path data() {
        return directory.resolve("data");
    }

    Account account(String id) {
        return Objects.requireNonNull(core.store().accounts().find(id), id);
    }

    /** Every record so far, oldest first. */
    List<CallDetailRecord> cdrs() throws Exception {
        core.store().ledger().flush().get();
        List<CallDetailRecord> records = new java.util.ArrayList<>();
        core.store().reads().forEachCdr(records::add);
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

    /** Until callers' ACKs have come too: they and what the PBX sends may reach different shards, so the order is open. */
    void awaitEstablished() {
        await(
                "all calls to be established",
                () -> core.b2bua().calls().join().stream().allMatch(call -> call.state() == CallState.ESTABLISHED));
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
