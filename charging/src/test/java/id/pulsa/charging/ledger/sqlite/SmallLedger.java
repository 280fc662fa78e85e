package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.BundleTime;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CellDecision;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.VerificationReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A ledger of one account with five top-ups and five charged calls, into which a test reaches by SQL. */
final class SmallLedger {
    static final long RUPIAH = 1_000_000;
    static final long DAY = 20_000;
    private final Path root;

    SmallLedger(Path root) {
        this.root = root;
        List<LedgerEvent> events = new ArrayList<>();
        events.add(new LedgerEvent.SubscriberAdded(
                "first",
                new Subscriber(
                        "1001",
                        "a",
                        "lab",
                        "0123456789abcdef".repeat(2),
                        "fedcba9876543210".repeat(4),
                        0,
                        false,
                        null,
                        null),
                100 * RUPIAH,
                AccountTerms.PLAIN,
                0,
                1));
        events.add(new LedgerEvent.BundleGranted(
                "a", new GrantedBundle("b", "hour", List.of(""), 3_600_000, 3_600_000, 1L << 50), 1));
        for (int i = 1; i < 5; i++) {
            events.add(new LedgerEvent.ToppedUp("top-up:" + i, "a", RUPIAH, 0, i));
        }
        for (int i = 1; i <= 5; i++) {
            events.add(new LedgerEvent.CallEnded(record("c" + i), false, DAY, List.of()));
        }
        write(events);
    }

    static CallDetailRecord record(String callId) {
        return new CallDetailRecord(
                CallDetailRecord.Kind.CALL,
                callId,
                "1001",
                "\u00e9\ud83d\udcde",
                "a",
                "lab/any",
                null,
                null,
                1,
                2,
                3,
                4,
                5_000,
                5_000,
                5 * RUPIAH,
                "CALLER_HUNG_UP",
                200,
                null,
                List.of(),
                List.of(new BundleTime("b", 1_000)),
                List.of(new CellDecision("Kayoon_1", "NEW", "ADMITTED", "channels", 5, 1, 2, 3, 4, 1_000)));
    }

    /** As the gateway writes, in one transaction. */
    void write(List<LedgerEvent> events) {
        try (DataDirectory directory = DataDirectory.open(root);
                SqliteLedgerStore store = SqliteLedgerStore.open(directory)) {
            store.commit(events, 1);
        }
    }

    /** As somebody with a database tool does. */
    void tamper(String... sqls) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            for (String sql : sqls) {
                statement.executeUpdate(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + DataDirectory.ledgerFile(root));
    }

    Path root() {
        return root;
    }

    VerificationReport verify() {
        try (SqliteLedgerReads reads = SqliteLedgerReads.open(DataDirectory.ledgerFile(root))) {
            return reads.verify();
        }
    }
}
