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

    /** How the writer's connection is opened: again after each failure, since that can leave its statements useless. */
    @FunctionalInterface
    interface Opening {
        Connection open(Path file) throws SQLException;
    }

    private final Path file;
    private final Opening opening;
    private final AtomicLong position = new AtomicLong();
    private final AtomicInteger liveCalls = new AtomicInteger();
    private @Nullable Connected connected;
    /** A batch whose COMMIT failed: it may be on the disk all the same. */
    private @Nullable Doubtful doubtful;

    /** A connection and what is prepared on it. */
    private record Connected(Connection connection, LedgerStatements statements) {}

    /** What a batch was answered, and what it makes of the number of live calls. */
    private record Doubtful(List<Outcome> outcomes, int liveCallsChange) {}

    private SqliteLedgerStore(Path file, Opening opening, Connection connection) throws SQLException {
        this.file = file;
        this.opening = opening;
        connected = new Connected(connection, new LedgerStatements(connection));
        position.set(number(connection, "SELECT position FROM state"));
        liveCalls.set(Math.toIntExact(number(connection, "SELECT count(*) FROM live_call")));
        connection.rollback();
    }

    /**
     * Opens the database of a data directory, created when missing. What the last process had left uncommitted in the
     * {@linkplain DataDirectory#tailFile tail} is in it then.
     *
     * @throws DataDirectoryException when it cannot be opened, is not a ledger, or was written by a newer version
     */
    public static SqliteLedgerStore open(DataDirectory directory) {
        return open(directory, SqliteConnections::writer);
    }

    static SqliteLedgerStore open(DataDirectory directory, Opening opening) {
        Path file = directory.ledgerFile();
        Connection connection = null;
        try {
            LedgerTail.Left left = TailFile.left(directory.tailFile());
            connection = opening.open(file);
            SqliteSchema.bringUpToDate(connection, file);
            connection.commit();
            SqliteLedgerStore store = new SqliteLedgerStore(file, opening, connection);
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
        Connection connection = connected().connection();
        try (Statement statement = connection.createStatement()) {
            // What it last wrote is how long it lived.
            statement.executeUpdate("UPDATE state SET alive_at = max(alive_at, " + left.aliveAtWallMillis() + ")");
            for (String sql : LifeRows.LAST_LIFE_IS_OVER) {
                statement.executeUpdate(sql);
            }
            // Nobody was shown the codes of a batch that was not complete.
            statement.executeUpdate("UPDATE voucher_batch SET withdrawn_at = created_at WHERE withdrawn_at = "
                    + VoucherStatements.IN_THE_MAKING);
        }
        connection.commit();
    }

    @Override
    public List<Outcome> commit(List<LedgerEvent> events, long aliveAtWallMillis) {
        try {
            Connected now = connected();
            Doubtful earlier = doubtful;
            if (earlier != null && number(now.connection(), "SELECT position FROM state") == position.get() + 1) {
                now.connection().rollback();
                doubtful = null;
                return committed(earlier);
            }
            doubtful = null;
            now.statements().begin();
            List<Outcome> outcomes = new ArrayList<>(events.size());
            for (LedgerEvent event : events) {
                outcomes.add(now.statements().apply(event));
            }
            Doubtful batch = new Doubtful(outcomes, now.statements().end(aliveAtWallMillis));
            doubtful = batch;
            now.connection().commit();
            doubtful = null;
            return committed(batch);
        } catch (SQLException e) {
            disconnect();
            throw SqliteErrors.of("ledger " + file, e);
        } catch (RuntimeException e) {
            disconnect();
            throw new LedgerException("ledger " + file + ": " + e, e);
        }
    }

    private List<Outcome> committed(Doubtful batch) {
        position.incrementAndGet();
        liveCalls.addAndGet(batch.liveCallsChange());
        return batch.outcomes();
    }

    private Connected connected() throws SQLException {
        Connected now = connected;
        if (now == null) {
            Connection connection = opening.open(file);
            try {
                now = new Connected(connection, new LedgerStatements(connection));
                connected = now;
            } finally {
                if (connected == null) {
                    closeQuietly(connection);
                }
            }
        }
        return now;
    }

    /** Rolls back what is not committed. A statement that failed for want of room cannot be used again. */
    private void disconnect() {
        Connected before = connected;
        connected = null;
        closeQuietly(before == null ? null : before.connection());
    }

    private static long number(Connection connection, String sql) throws SQLException {
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
            Connection connection = connected().connection();
            long tail = number(connection, "SELECT tail FROM state");
            connection.rollback();
            return tail;
        } catch (SQLException e) {
            disconnect();
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
        disconnect();
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
