package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.ProcessLife;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The table {@code life}: the processes that ran the calls, oldest first. */
final class LifeRows {
    /** All of the last are kept. */
    private static final int LAST = 32;
    /** Of those before, so many that no later one outlived. */
    private static final int MOST = 1_000;

    /** Whoever takes the ledger over writes down how long the last process lived. */
    static final List<String> LAST_LIFE_IS_OVER = List.of(
            "INSERT INTO life (started_at, alive_at) SELECT started_at, alive_at FROM state WHERE started_at > 0",
            "UPDATE state SET started_at = 0",
            "DELETE FROM life WHERE seq <= (SELECT max(seq) FROM life) - " + LAST
                    + " AND EXISTS (SELECT 1 FROM life AS later WHERE later.seq > life.seq"
                    + " AND later.alive_at - later.started_at >= life.alive_at - life.started_at)",
            "DELETE FROM life WHERE seq <= (SELECT max(seq) FROM life) - " + MOST);

    static final String SELECT = "SELECT started_at, alive_at FROM life ORDER BY seq";

    private LifeRows() {}

    static ProcessLife read(ResultSet row) throws SQLException {
        return new ProcessLife(row.getLong(1), row.getLong(2));
    }
}
