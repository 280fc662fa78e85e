package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.DataDirectoryException;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerException;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.charging.ledger.LedgerTail;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.tail.TailFile;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.jspecify.annotations.Nullable;

/** {@link LedgerStore} in one SQLite file: write-ahead log, synchronous=FULL, statements kept prepared. */
public final class SqliteLedgerStore implements LedgerStore {
    private static final Logger LOG = LogManager.getLogger(SqliteLedgerStore.class);

    private final Path file;
    private final Connection connection;
    private final MovementStatements movements;
    private final AccountStatements accounts;
    private final BundleStatements bundles;
    private final VoucherStatements vouchers;
    private final SubscriberStatements subscribers;
    private final BindingStatements bindings;
    private final CallStatements calls;
    private final ChainStatements chains;
    private final PreparedStatement reachTail;
    private final AtomicLong position = new AtomicLong();
    private final AtomicInteger liveCalls = new AtomicInteger();
    /** What a batch was answered whose COMMIT failed: it may be on the disk all the same. */
    private @Nullable List<Outcome> doubtful;

    private SqliteLedgerStore(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        chains = new ChainStatements(connection);
        movements = new MovementStatements(connection, chains.movements());
        accounts = new AccountStatements(connection, movements);
        bundles = new BundleStatements(connection, movements);
        vouchers = new VoucherStatements(connection, movements);
        subscribers = new SubscriberStatements(connection, accounts, movements);
        bindings = new BindingStatements(connection);
        calls = new CallStatements(connection, movements, bundles, chains.cdrs());
        reachTail = connection.prepareStatement("UPDATE state SET tail = max(tail, ?)");
        position.set(number("SELECT position FROM state"));
        liveCalls.set(Math.toIntExact(number("SELECT count(*) FROM live_call")));
        connection.rollback();
    }

    /**
     * Opens the database of a data directory, created when missing. What the last process had left uncommitted in the
     * {@linkplain DataDirectory#tailFile tail} is in it then.
     *
     * @throws DataDirectoryException when it cannot be opened, is not a ledger, or was written by a newer version
     */
    public static SqliteLedgerStore open(DataDirectory directory) {
        Path file = directory.ledgerFile();
        Connection connection = null;
        try {
            LedgerTail.Left left = TailFile.left(directory.tailFile());
            connection = SqliteConnections.writer(file);
            SqliteSchema.bringUpToDate(connection, file);
            connection.commit();
            SqliteLedgerStore store = new SqliteLedgerStore(file, connection);
            store.takeOver(left);
            return store;
        } catch (SQLException e) {
            closeQuietly(connection);
            throw new DataDirectoryException(SqliteErrors.line("ledger " + file + " cannot be opened", e), e);
        } catch (IOException e) {
            throw new DataDirectoryException(directory.tailFile() + " cannot be read: " + e, e);
        } catch (LedgerException e) {
            closeQuietly(connection);
            throw e;
        }
    }

    /** Whoever ran calls or made vouchers is gone, since we hold the lock. */
    private void takeOver(LedgerTail.Left left) throws SQLException {
        List<LedgerTail.Numbered> uncommitted = left.after(tail());
        if (!uncommitted.isEmpty()) {
            List<LedgerEvent> events = new ArrayList<>(uncommitted.size() + 1);
            uncommitted.forEach(one -> events.add(one.event()));
            events.add(new LedgerEvent.TailReached(
                    uncommitted.get(uncommitted.size() - 1).sequence()));
            commit(events, left.aliveAtWallMillis());
            LOG.info("{} events that the last process had not committed are in the ledger now", uncommitted.size());
        }
        try (Statement statement = connection.createStatement()) {
            // What it last wrote is how long it lived.
            statement.executeUpdate("UPDATE state SET alive_at = max(alive_at, " + left.aliveAtWallMillis() + ")");
            // Nobody was shown the codes of a batch that was not complete.
            statement.executeUpdate("UPDATE voucher_batch SET withdrawn_at = created_at WHERE withdrawn_at = "
                    + VoucherStatements.IN_THE_MAKING);
        }
        connection.commit();
    }

    @Override
    public List<Outcome> commit(List<LedgerEvent> events, long aliveAtWallMillis) {
        try {
            List<Outcome> earlier = doubtful;
            doubtful = null;
            if (earlier != null) {
                if (number("SELECT position FROM state") == position.get() + 1) {
                    connection.rollback();
                    committed();
                    return earlier;
                }
                calls.takeLiveCallsChange();
            }
            chains.begin();
            List<Outcome> outcomes = new ArrayList<>(events.size());
            for (LedgerEvent event : events) {
                outcomes.add(apply(event));
            }
            chains.advance(aliveAtWallMillis);
            doubtful = outcomes;
            connection.commit();
            doubtful = null;
            committed();
            return outcomes;
        } catch (SQLException e) {
            undo();
            throw SqliteErrors.of("ledger " + file, e);
        } catch (RuntimeException e) {
            undo();
            throw new LedgerException("ledger " + file + ": " + e, e);
        }
    }

    private void committed() {
        position.incrementAndGet();
        liveCalls.addAndGet(calls.takeLiveCallsChange());
    }

    private void undo() {
        if (doubtful == null) {
            calls.takeLiveCallsChange();
        }
        try {
            connection.rollback();
        } catch (SQLException e) {
            // SQLite has rolled back by itself: "no transaction is active". What went wrong is on its way up.
            beginAgain();
        }
    }

    /** A rollback that fails leaves the driver without a transaction, and every later commit would fail. */
    private void beginAgain() {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("no transaction was active, as expected: {}", e.getMessage());
        }
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            LOG.warn("the ledger could not begin a transaction, and tries again: {}", e.getMessage());
        }
    }

    private Outcome apply(LedgerEvent event) throws SQLException {
        if (event instanceof LedgerEvent.CallStarted e) {
            return calls.start(e.call());
        } else if (event instanceof LedgerEvent.CallChanged e) {
            return calls.change(e);
        } else if (event instanceof LedgerEvent.CallEnded e) {
            return calls.end(e);
        } else if (event instanceof LedgerEvent.CallGone e) {
            return calls.gone(e);
        } else if (event instanceof LedgerEvent.ToppedUp e) {
            return movements.topUp(e);
        } else if (event instanceof LedgerEvent.Withdrawn e) {
            return movements.withdraw(e);
        } else if (event instanceof LedgerEvent.BindingsChanged e) {
            return bindings.change(e);
        } else if (event instanceof LedgerEvent.BindingsExpired e) {
            return bindings.expire(e);
        } else if (event instanceof LedgerEvent.SubscribersImported e) {
            return subscribers.importRows(e);
        } else if (event instanceof LedgerEvent.SubscriberAdded e) {
            return subscribers.add(e);
        } else if (event instanceof LedgerEvent.SubscriberChanged e) {
            return subscribers.change(e);
        } else if (event instanceof LedgerEvent.SubscriberRemoved e) {
            return subscribers.remove(e);
        } else if (event instanceof LedgerEvent.AccountAdded e) {
            return accounts.add(e);
        } else if (event instanceof LedgerEvent.AccountChanged e) {
            return accounts.change(e);
        } else if (event instanceof LedgerEvent.AccountRemoved e) {
            return accounts.remove(e);
        } else if (event instanceof LedgerEvent.BundleGranted e) {
            return bundles.grant(e);
        } else if (event instanceof LedgerEvent.BundleRevoked e) {
            return bundles.revoke(e);
        } else if (event instanceof LedgerEvent.VoucherRedeemed e) {
            return vouchers.redeem(e);
        } else if (event instanceof LedgerEvent.VouchersCreated e) {
            return vouchers.create(e);
        } else if (event instanceof LedgerEvent.VouchersAdded e) {
            return vouchers.add(e);
        } else if (event instanceof LedgerEvent.VouchersWithdrawn e) {
            return vouchers.withdraw(e);
        }
        if (event instanceof LedgerEvent.TailReached e) {
            reachTail.setLong(1, e.sequence());
            reachTail.executeUpdate();
            return new Outcome.Applied(0);
        }
        if (event instanceof LedgerEvent.Barrier) {
            return new Outcome.Applied(0);
        }
        throw new IllegalStateException("no statement for " + event);
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public long position() {
        return position.get();
    }

    @Override
    public long tail() {
        try {
            long tail = number("SELECT tail FROM state");
            connection.rollback();
            return tail;
        } catch (SQLException e) {
            throw SqliteErrors.of("ledger " + file, e);
        }
    }

    @Override
    public int liveCalls() {
        return liveCalls.get();
    }

    @Override
    public LedgerReads openReads() {
        return SqliteLedgerReads.open(file);
    }

    @Override
    public void close() {
        closeQuietly(connection);
    }

    private static void closeQuietly(@Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // Everything that was promised had been committed before.
            return;
        }
    }
}
