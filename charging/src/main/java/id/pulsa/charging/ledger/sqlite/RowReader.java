package id.pulsa.charging.ledger.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Makes an object of the row that a result stands on. */
@FunctionalInterface
interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
}
