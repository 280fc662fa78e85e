package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.DataDirectoryException;
import id.pulsa.charging.ledger.LedgerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One read-only connection, used by one thread at a time. */
final class SqliteQueries implements AutoCloseable {
    private final Path file;
    private final Connection connection;

    private SqliteQueries(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    static SqliteQueries open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new DataDirectoryException("there is no ledger at " + file);
        }
        try {
            Connection connection = SqliteConnections.reader(file);
            try {
                SqliteSchema.check(connection, file);
                return new SqliteQueries(file, connection);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new DataDirectoryException(SqliteErrors.line("ledger " + file + " cannot be read", e), e);
        }
    }

    synchronized <T> List<T> list(RowReader<T> reader, String sql, List<?> arguments) {
        List<T> rows = new ArrayList<>();
        run(reader, rows::add, sql, arguments);
        return rows;
    }

    synchronized <T> @Nullable T first(RowReader<T> reader, String sql, Object... arguments) {
        List<T> rows = list(reader, sql, List.of(arguments));
        return rows.isEmpty() ? null : rows.get(0);
    }

    synchronized long number(String sql) {
        Long number = first(row -> row.getLong(1), sql);
        return number == null ? 0 : number;
    }

    /** Hands rows on one by one as SQLite finds them. */
    synchronized <T> void run(RowReader<T> reader, Consumer<T> consumer, String sql, List<?> arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.size(); i++) {
                statement.setObject(i + 1, arguments.get(i));
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    consumer.accept(reader.read(rows));
                }
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** What is done on one state of the ledger. */
    @FunctionalInterface
    interface Work {
        void on(Connection connection) throws SQLException;
    }

    /** Runs several queries on one state of the ledger. */
    synchronized void snapshot(Work work) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            try {
                work.on(connection);
            } finally {
                statement.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private LedgerException failure(SQLException e) {
        return SqliteErrors.of("ledger " + file + " cannot be read", e);
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw failure(e);
        }
    }
}
