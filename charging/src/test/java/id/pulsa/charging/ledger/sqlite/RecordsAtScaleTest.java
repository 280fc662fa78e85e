package id.pulsa.charging.ledger.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.MovementFilter;
import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.Subscriber;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long it takes to find a page among a million records, to export them, to bring their ledger to this format, and
 * what the indexes cost the writer. Runs with {@code -Dpulsa.scale=1000000}; prints what it measures.
 */
@EnabledIfSystemProperty(named = "pulsa.scale", matches = "\\d+")
class RecordsAtScaleTest {
    private static final int CALLERS = 100_000;
    private static final int PAGE = 100;
    private static final int MOST_MILLIS = 200;
    private static final int REPEATS = 3;

    /** At 200 calls/s, 40 ms apart: what the gateway commits at a time. */
    private static final int COMMITTED_TOGETHER = 8;

    private static final int MEASURED = 20_000;

    private static final Pattern MADE = Pattern.compile("CREATE (TABLE|INDEX) (\\w+)");

    private final int count = Integer.getInteger("pulsa.scale", 0);
    private final RandomRecords records = new RandomRecords(new SplittableRandom(7), CALLERS, 57, 500);
    private final List<String> slow = new ArrayList<>();

    @TempDir
    Path root;

    private @Nullable CallDetailRecord middle;
    private long worstCpu;

    @Test
    void aMillionRecords() throws SQLException {
        fill();
        try (SqliteLedgerReads reads = SqliteLedgerReads.open(DataDirectory.ledgerFile(root))) {
            pages(reads);
            movements(reads);
            subscribers(reads);
            exports(reads);
        }
        indexesAndTheWriter();
        migration();
        assertEquals(List.of(), slow, "slower than " + MOST_MILLIS + " ms");
    }

    private void fill() {
        long begun = System.nanoTime();
        try (DataDirectory directory = DataDirectory.open(root);
                SqliteLedgerStore store = SqliteLedgerStore.open(directory)) {
            store.commit(records.accounts(), 1);
            for (int i = 0; i < count; i += 4_096) {
                List<LedgerEvent> events = ended(Math.min(4_096, count - i));
                if (middle == null && i >= count / 2) {
                    middle = ((LedgerEvent.CallEnded) events.get(0)).cdr();
                }
                store.commit(events, 1);
            }
            for (int i = 0; i < count; i += 4_096) {
                List<ImportRow> rows = new ArrayList<>();
                for (int j = i; j < Math.min(count, i + 4_096); j++) {
                    rows.add(new ImportRow(subscriber(j), 0, AccountTerms.PLAIN));
                }
                store.commit(List.of(new LedgerEvent.SubscribersImported("scale", rows, 0, 1)), 1);
            }
        }
        print("filled with %d records and subscribers in %d s", count, (System.nanoTime() - begun) / 1_000_000_000);
    }

    private static Subscriber subscriber(int index) {
        return new Subscriber(
                "62813" + (10_000_000 + index),
                "account-" + index % CALLERS,
                "lab",
                "0123456789abcdef".repeat(2),
                "fedcba9876543210".repeat(4),
                0,
                false,
                null,
                List.of("Budi", "Siti", "Agus", "Dewi", "Eko").get(index % 5) + " "
                        + Integer.toString(index * 31 % 1_000_003, 36));
    }

    private List<LedgerEvent> ended(int number) {
        List<LedgerEvent> events = new ArrayList<>(number);
        for (int i = 0; i < number; i++) {
            events.add(new LedgerEvent.CallEnded(records.next(), false));
        }
        return events;
    }

    private void pages(SqliteLedgerReads reads) {
        CallDetailRecord some = middle == null ? records.next() : middle;
        NumberPattern caller = NumberPattern.exactly(some.caller());
        NumberPattern called = NumberPattern.exactly(some.called());
        NumberPattern none = NumberPattern.exactly("0899");
        String cell = "Cell_7";
        Long from = some.startedAtWallMillis();
        Long to = from + 3_600_000;
        CallDetailRecord.Kind message = CallDetailRecord.Kind.MESSAGE;
        List<String> busy = List.of("BUSY", "REFUSED");
        List<String> most = RandomRecords.CAUSES.subList(0, 5);
        page(reads, "all", CdrFilter.ALL);
        page(reads, "caller", filter(caller, null, null, null, List.of()));
        page(reads, "caller that never called", filter(none, null, null, null, List.of()));
        page(reads, "callers 08121*", filter(NumberPattern.parse("08121*"), null, null, null, List.of()));
        page(reads, "callers 0812100*", filter(NumberPattern.parse("0812100*"), null, null, null, List.of()));
        page(reads, "called", filter(null, called, null, null, List.of()));
        page(reads, "called that never was", filter(null, none, null, null, List.of()));
        page(reads, "called 0812100*", filter(null, NumberPattern.parse("0812100*"), null, null, List.of()));
        page(reads, "caller and called", filter(caller, called, null, null, List.of()));
        page(reads, "account", filter(null, null, "account-77", null, List.of()));
        page(reads, "account with a tenth of all", filter(null, null, "company", null, List.of()));
        page(reads, "that account, called never", filter(null, none, "company", null, List.of()));
        page(reads, "account that is not", filter(null, null, "nobody", null, List.of()));
        page(reads, "cell", filter(null, null, null, cell, List.of()));
        page(reads, "cell that is not", filter(null, null, null, "Cell_x", List.of()));
        page(reads, "causes", filter(null, null, null, null, busy));
        page(reads, "cause that never was", filter(null, null, null, null, List.of("HANDOVER_DROPPED")));
        page(reads, "five causes in a cell", filter(null, null, null, cell, most));
        page(reads, "an hour", new CdrFilter(null, null, null, null, List.of(), null, null, from, to, 0, 0));
        page(reads, "before all", new CdrFilter(null, null, null, null, List.of(), null, null, null, 1L, 0, 0));
        page(reads, "messages", new CdrFilter(null, null, null, null, List.of(), message, null, null, null, 0, 0));
        page(
                reads,
                "messages charged (none)",
                new CdrFilter(null, null, null, null, List.of(), message, null, null, null, 1, 0));
        page(reads, "unanswered", new CdrFilter(null, null, null, null, List.of(), null, false, null, null, 0, 0));
        page(
                reads,
                "unanswered that talked (none)",
                new CdrFilter(null, null, null, null, List.of(), null, false, null, null, 0, 1));
        page(
                reads,
                "charged more than any",
                new CdrFilter(null, null, null, null, List.of(), null, null, null, null, 1L << 50, 0));
        page(
                reads,
                "all at once, none",
                new CdrFilter(
                        NumberPattern.parse("0812*"),
                        NumberPattern.parse("0812*"),
                        "company",
                        cell,
                        most,
                        message,
                        true,
                        1L,
                        Long.MAX_VALUE,
                        1,
                        1));
    }

    private static CdrFilter filter(
            @Nullable NumberPattern caller,
            @Nullable NumberPattern called,
            @Nullable String account,
            @Nullable String cell,
            List<String> causes) {
        return new CdrFilter(caller, called, account, cell, causes, null, null, null, null, 0, 0);
    }

    /** In each order: the first page, and the second where there is one. */
    private void page(SqliteLedgerReads reads, String what, CdrFilter filter) {
        StringBuilder times = new StringBuilder();
        worstCpu = 0;
        for (CdrOrder.By by : CdrOrder.By.values()) {
            for (boolean ascending : new boolean[] {false, true}) {
                CdrOrder order = new CdrOrder(by, ascending);
                String cursor = reads.cdrs(filter, order, null, PAGE).next();
                long millis = millis(what + " " + order, () -> reads.cdrs(filter, order, null, PAGE));
                long second = cursor == null
                        ? 0
                        : millis(what + " " + order + " page 2", () -> reads.cdrs(filter, order, cursor, PAGE));
                times.append(String.format(Locale.ROOT, "%5d%5d", millis, second));
            }
        }
        print("%-32s%s  most CPU %d", what, times, worstCpu);
    }

    /** The middle one of several times. */
    private long millis(String what, Supplier<Page<?>> work) {
        long[] millis = new long[REPEATS];
        long[] cpu = new long[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long cpuBegun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            assertTrue(work.get().rows().size() <= PAGE);
            millis[i] = (System.nanoTime() - begun) / 1_000_000;
            cpu[i] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpuBegun) / 1_000_000;
        }
        Arrays.sort(millis);
        Arrays.sort(cpu);
        worstCpu = Math.max(worstCpu, cpu[REPEATS / 2]);
        if (millis[REPEATS / 2] >= MOST_MILLIS) {
            slow.add(what + ": " + millis[REPEATS / 2]);
        }
        return millis[REPEATS / 2];
    }

    private void movements(SqliteLedgerReads reads) {
        List<MovementFilter> filters = List.of(
                MovementFilter.ALL,
                MovementFilter.of("account-77"),
                MovementFilter.of("company"),
                new MovementFilter(null, Movement.Kind.WITHDRAWAL, null, null),
                new MovementFilter("company", Movement.Kind.WITHDRAWAL, null, null),
                new MovementFilter(null, null, null, 2L));
        for (MovementFilter filter : filters) {
            print("%s: %d ms", filter, millis(filter.toString(), () -> reads.movements(filter, null, PAGE)));
        }
    }

    private void subscribers(SqliteLedgerReads reads) {
        for (String text : List.of("62813100", "628139", "account-77", "company", "Siti", "budi a", "nobody")) {
            Page<Subscriber> first = reads.search(text, null, PAGE);
            print(
                    "subscribers \"%s\": %d rows, %s page in %d ms",
                    text,
                    first.rows().size(),
                    first.next() == null ? "only" : "first",
                    millis("subscribers " + text, () -> reads.search(text, null, PAGE)));
        }
    }

    private void exports(SqliteLedgerReads reads) {
        for (CdrOrder.By by : CdrOrder.By.values()) {
            long begun = System.nanoTime();
            int[] exported = new int[1];
            reads.forEachCdr(CdrFilter.ALL, new CdrOrder(by, true), record -> exported[0]++);
            assertEquals(count, exported[0]);
            print(
                    "export of %d by %s: %d ms with a heap of %d MB",
                    exported[0],
                    by,
                    (System.nanoTime() - begun) / 1_000_000,
                    Runtime.getRuntime().maxMemory() >> 20);
        }
    }

    /** CPU time (that of the kernel included) and time by the clock for each record that is written. */
    private void indexesAndTheWriter() throws SQLException {
        write("this format's indexes");
        sql("DROP INDEX cdr_search", "CREATE INDEX cdr_started ON cdr (started_at)");
        write("format 6 and cdr_account");
        sql("DROP INDEX cdr_account");
        write("format 6's indexes");
        sql("CREATE INDEX cdr_called ON cdr (called)");
        write("format 6 and an index by called");
        sql("DROP INDEX cdr_called");
        write("format 6's indexes again");
    }

    private void write(String what) {
        try (DataDirectory directory = DataDirectory.open(root);
                SqliteLedgerStore store = SqliteLedgerStore.open(directory)) {
            List<List<LedgerEvent>> batches = new ArrayList<>();
            for (int i = 0; i < MEASURED; i += COMMITTED_TOGETHER) {
                batches.add(ended(COMMITTED_TOGETHER));
            }
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long begun = System.nanoTime();
            batches.forEach(batch -> store.commit(batch, 1));
            print(
                    "%-32s %5.1f µs CPU, %5.1f µs by the clock for each of %d records, %d at a time",
                    what,
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e3 / MEASURED,
                    (System.nanoTime() - begun) / 1e3 / MEASURED,
                    MEASURED,
                    COMMITTED_TOGETHER);
        }
    }

    private void migration() throws SQLException {
        List<String> back = new ArrayList<>();
        for (String statement : SchemaVersions.after(6)) {
            Matcher made = MADE.matcher(statement.strip());
            if (made.lookingAt()) {
                back.add("DROP " + made.group(1) + " IF EXISTS " + made.group(2));
            }
        }
        back.add("PRAGMA user_version = 6");
        sql(back.toArray(String[]::new));
        long begun = System.nanoTime();
        try (DataDirectory directory = DataDirectory.open(root)) {
            SqliteLedgerStore.open(directory).close();
        }
        print("format 6 to %d: %d ms", SchemaVersions.LATEST, (System.nanoTime() - begun) / 1_000_000);
        try {
            print("ledger: %d MB", Files.size(DataDirectory.ledgerFile(root)) >> 20);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        try (SqliteLedgerReads reads = SqliteLedgerReads.open(DataDirectory.ledgerFile(root))) {
            assertEquals(
                    count,
                    reads.cdrs(CdrFilter.ALL, CdrOrder.NEWEST_FIRST, null, 1)
                                    .rows()
                                    .size()
                            * count);
        }
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + DataDirectory.ledgerFile(root));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private static void print(String format, Object... arguments) {
        System.out.println(String.format(Locale.ROOT, format, arguments));
    }
}
