package id.pulsa.charging.ledger.sqlite;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table whose rows are chained: each carries the SHA-256 of its content and of the hash of the row before it. Columns
 * that a later format adds go behind the others and are null in older rows: these keep their hashes then.
 */
enum ChainedTable {
    MOVEMENT(
            "movement",
            "",
            List.of(
                    "event_id",
                    "account",
                    "kind",
                    "amount_micros",
                    "balance_micros",
                    "call_id",
                    "at",
                    "lowest_balance_micros",
                    "day")),
    CDR(
            "cdr",
            " ON CONFLICT (call_id) DO NOTHING",
            List.of(
                    "call_id",
                    "caller",
                    "called",
                    "account",
                    "rate",
                    "caller_cell",
                    "callee_cell",
                    "started_at",
                    "ringing_at",
                    "answered_at",
                    "ended_at",
                    "talk_millis",
                    "billed_millis",
                    "charge_micros",
                    "cause",
                    "sip_status",
                    "detail",
                    "kind",
                    "segments",
                    "bundles",
                    "decisions"));

    private final String table;
    private final String onConflict;
    private final String columns;
    private final int count;

    ChainedTable(String table, String onConflict, List<String> columns) {
        this.table = table;
        this.onConflict = onConflict;
        this.columns = String.join(", ", columns);
        this.count = columns.size();
    }

    /** Its name in the database. */
    String table() {
        return table;
    }

    int columns() {
        return count;
    }

    /** Position, hash, then the columns. */
    String select() {
        return "SELECT seq, hash, " + columns + " FROM " + table;
    }

    /** Parameters as in {@link #select}. */
    String insert() {
        return "INSERT INTO " + table + " (seq, hash, " + columns + ") VALUES ("
                + String.join(",", Stream.generate(() -> "?").limit(count + 2L).toList()) + ")"
                + onConflict;
    }

    /** What names a row to a reader: {@code "movement 7 (charge:c1)"}. */
    String row(long seq, String id) {
        return table + " " + seq + " (" + (this == CDR ? "call " : "") + id + ")";
    }
}
