package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.LedgerChain;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * Walks a chain and names what is not as it was written: rows that were changed, removed, added or moved. Each row is held
 * against the hash that the row before it carries now, so one changed row is one finding.
 */
final class ChainCheck {
    private static final HexFormat HEX = HexFormat.of();
    private static final int COLUMNS_BEFORE = 2;
    private static final int ID_COLUMN = 3;

    private final SqliteQueries queries;
    private final ChainedTable table;
    private final Consumer<String> found;
    private final RowHash row = new RowHash();
    private final byte[] computed = RowHash.origin();
    /** What the row before carries, and what the last row carried that was in its place. */
    private byte[] before = RowHash.origin();

    private byte[] trusted = RowHash.origin();
    private long seqBefore;
    private String rowBefore = "";

    ChainCheck(SqliteQueries queries, ChainedTable table, Consumer<String> found) {
        this.queries = queries;
        this.table = table;
        this.found = found;
    }

    /** Where the chains of a ledger end. */
    static LedgerChain heads(SqliteQueries queries) {
        LedgerChain heads =
                queries.first(row -> new LedgerChain(head(row, 1), head(row, 3)), ChainStatements.SELECT_HEADS);
        return heads == null ? LedgerChain.BEGINNING : heads;
    }

    private static LedgerChain.Head head(ResultSet row, int column) throws SQLException {
        byte[] hash = Arrays.copyOf(hash(row, column + 1), RowHash.BYTES);
        return new LedgerChain.Head(Math.max(0, row.getLong(column)), HEX.formatHex(hash));
    }

    /** A column that somebody has emptied is as good as a wrong hash. */
    private static byte[] hash(ResultSet row, int column) throws SQLException {
        byte[] hash = row.getBytes(column);
        return hash == null ? new byte[0] : hash;
    }

    /** @param since where the walk begins: behind that row, which must be there with that hash */
    void run(LedgerChain.Head since) {
        LedgerChain heads = heads(queries);
        LedgerChain.Head head = table == ChainedTable.MOVEMENT ? heads.movements() : heads.cdrs();
        before = HEX.parseHex(since.hash());
        trusted = before;
        seqBefore = since.seq();
        if (since.seq() > 0) {
            anchor(since);
        }
        queries.run(this::next, ignored -> {}, table.select() + " WHERE seq > ? ORDER BY seq", List.of(since.seq()));
        end(head);
    }

    private void anchor(LedgerChain.Head since) {
        String kept = queries.first(
                result -> HEX.formatHex(hash(result, 1)),
                "SELECT hash FROM " + table.table() + " WHERE seq = ?",
                since.seq());
        if (!since.hash().equals(kept)) {
            found.accept(table.table() + " " + since.seq()
                    + (kept == null ? " is missing" : " is not the row that it was, or one before it is not"));
        }
    }

    private long next(ResultSet result) throws SQLException {
        long seq = result.getLong(1);
        byte[] kept = hash(result, 2);
        String name = table.row(seq, String.valueOf(result.getString(ID_COLUMN)));
        if (follows(result, seq, before, kept) || (before != trusted && follows(result, seq, trusted, kept))) {
            trusted = kept;
        } else if (seq != seqBefore + 1) {
            found.accept(table.table() + " " + range(seqBefore + 1, seq - 1) + " missing before " + name);
            trusted = kept;
        } else {
            found.accept(name + " is not what was written there"
                    + (rowBefore.isEmpty() ? "" : ", or " + rowBefore + " before it is not"));
        }
        before = kept;
        seqBefore = seq;
        rowBefore = name;
        return seq;
    }

    private boolean follows(ResultSet result, long seq, byte[] on, byte[] kept) throws SQLException {
        if (kept.length != RowHash.BYTES) {
            return false;
        }
        row.begin(on, seq);
        for (int column = 1; column <= table.columns(); column++) {
            row.value(column, result.getObject(column + COLUMNS_BEFORE));
        }
        row.end(computed);
        return Arrays.equals(computed, kept);
    }

    private void end(LedgerChain.Head head) {
        if (seqBefore < head.seq()) {
            found.accept(table.table() + " " + range(seqBefore + 1, head.seq()) + " missing at the end");
        } else if (seqBefore > head.seq()) {
            found.accept(
                    table.table() + " " + range(head.seq() + 1, seqBefore) + " behind the last one that was written");
        } else if (!HEX.formatHex(before).equals(head.hash())) {
            found.accept((rowBefore.isEmpty() ? table.table() + " " + seqBefore : rowBefore)
                    + " is not the last one that was written");
        }
    }

    private static String range(long from, long to) {
        return from == to ? from + " is" : from + " to " + to + " are";
    }
}
