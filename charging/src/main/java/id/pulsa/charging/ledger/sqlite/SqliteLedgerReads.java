package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.AccessToken;
import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AuditEntry;
import id.pulsa.charging.ledger.Binding;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CapCount;
import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.CellHistory;
import id.pulsa.charging.ledger.Dialogs;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.LedgerChain;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Movement;
import id.pulsa.charging.ledger.MovementFilter;
import id.pulsa.charging.ledger.NumberBinding;
import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.ProcessLife;
import id.pulsa.charging.ledger.StaffMember;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.ledger.VoucherBatchRow;
import id.pulsa.charging.rating.PriceRatios;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@link LedgerReads} over one read-only connection; each method holds it until it returns. */
public final class SqliteLedgerReads implements LedgerReads {
    private static final int MAX_LIMIT = 10_000;

    private final SqliteQueries queries;

    private SqliteLedgerReads(SqliteQueries queries) {
        this.queries = queries;
    }

    /**
     * Opens a ledger for reading, whether a gateway runs on it or not.
     *
     * @throws id.pulsa.charging.ledger.DataDirectoryException when there is none, or it cannot be read
     */
    public static SqliteLedgerReads open(Path file) {
        return new SqliteLedgerReads(SqliteQueries.open(file));
    }

    @Override
    public @Nullable Subscriber subscriber(String number) {
        return queries.first(SubscriberRows::read, SubscriberRows.SELECT + " WHERE number = ?", number);
    }

    @Override
    public Page<Subscriber> subscribers(@Nullable String cursor, int limit) {
        return page(
                queries.list(
                        SubscriberRows::read,
                        SubscriberRows.SELECT + " WHERE number > ? ORDER BY number LIMIT ?",
                        List.of(cursor == null ? "" : cursor, checked(limit))),
                limit,
                Subscriber::number);
    }

    @Override
    public @Nullable AccountRow account(String id) {
        return queries.first(AccountRows::read, AccountRows.SELECT + " WHERE id = ?", id);
    }

    @Override
    public Page<AccountRow> accounts(@Nullable String cursor, int limit) {
        return page(
                queries.list(
                        AccountRows::read,
                        AccountRows.SELECT + " WHERE id > ? ORDER BY id LIMIT ?",
                        List.of(cursor == null ? "" : cursor, checked(limit))),
                limit,
                AccountRow::id);
    }

    @Override
    public List<GrantedBundle> bundles(String account) {
        return queries.list(
                AccountRows::readBundle,
                AccountRows.SELECT_BUNDLE + " WHERE account = ? ORDER BY expires_at, id",
                List.of(account));
    }

    @Override
    public Page<VoucherBatchRow> voucherBatches(@Nullable String cursor, int limit) {
        return page(
                queries.list(
                        VoucherRows::read,
                        VoucherRows.SELECT + " WHERE id > ? ORDER BY id LIMIT ?",
                        List.of(cursor == null ? "" : cursor, checked(limit))),
                limit,
                row -> row.batch().id());
    }

    @Override
    public @Nullable VoucherBatchRow voucherBatch(String id) {
        return queries.first(VoucherRows::read, VoucherRows.SELECT + " WHERE id = ?", id);
    }

    @Override
    public List<Subscriber> subscribersOf(String account, int limit) {
        return queries.list(
                SubscriberRows::read,
                SubscriberRows.SELECT + " WHERE account = ? ORDER BY number LIMIT ?",
                List.of(account, checked(limit)));
    }

    @Override
    public Page<Subscriber> search(String text, @Nullable String cursor, int limit) {
        return new SubscriberSearch(queries, SubscriberSearch.NAMES).page(text, cursor, checked(limit));
    }

    @Override
    public Page<Movement> movements(MovementFilter filter, @Nullable String cursor, int limit) {
        Conditions select = MovementRows.select(filter, position(cursor), checked(limit));
        return page(
                queries.list(MovementRows::read, select.sql(), select.arguments()),
                limit,
                movement -> Long.toString(movement.seq()));
    }

    @Override
    public @Nullable CallDetailRecord cdr(String callId) {
        return queries.first(CdrRows::read, CdrRows.SELECT + " WHERE call_id = ?", callId);
    }

    @Override
    public Page<CallDetailRecord> cdrs(CdrFilter filter, CdrOrder order, @Nullable String cursor, int limit) {
        return new CdrSearch(queries).page(filter, order, cursor, checked(limit));
    }

    @Override
    public void forEachCdr(CdrFilter filter, CdrOrder order, Consumer<CallDetailRecord> consumer) {
        new CdrSearch(queries).forEach(filter, order, consumer);
    }

    @Override
    public void forEachCdr(Consumer<CallDetailRecord> consumer) {
        new CdrSearch(queries).forEach(consumer);
    }

    @Override
    public Page<NumberBinding> bindings(NumberPattern numbers, long nowWallMillis, @Nullable String cursor, int limit) {
        Conditions select = BindingRows.select(numbers, nowWallMillis, cursor, checked(limit));
        return page(queries.list(BindingRows::read, select.sql(), select.arguments()), limit, BindingRows::cursor);
    }

    @Override
    public void forEachSubscriber(Consumer<Subscriber> consumer) {
        queries.run(SubscriberRows::read, consumer, SubscriberRows.SELECT, List.of());
    }

    @Override
    public void forEachAccount(Consumer<AccountRow> consumer) {
        queries.run(AccountRows::read, consumer, AccountRows.SELECT, List.of());
    }

    @Override
    public void forEachUsableBundle(long wallMillis, BiConsumer<String, GrantedBundle> consumer) {
        queries.run(
                row -> {
                    consumer.accept(row.getString(1), AccountRows.readBundle(row));
                    return row;
                },
                row -> {},
                AccountRows.SELECT_BUNDLE + " WHERE left_millis > 0 AND expires_at > ?",
                List.of(wallMillis));
    }

    @Override
    public void forEachCapCount(BiConsumer<String, CapCount> consumer) {
        queries.run(
                row -> {
                    consumer.accept(row.getString(1), AccountRows.readCapCount(row));
                    return row;
                },
                row -> {},
                AccountRows.SELECT_CAP_COUNT,
                List.of());
    }

    @Override
    public void forEachBinding(BiConsumer<String, Binding> consumer) {
        queries.run(
                BindingRows::read,
                row -> consumer.accept(row.number(), row.binding()),
                BindingRows.SELECT + " ORDER BY number, binding_key",
                List.of());
    }

    @Override
    public List<LiveCall> liveCalls() {
        return queries.list(
                SqliteLedgerReads::readLiveCall,
                "SELECT call_id, subscriber, caller, called, account, rate, caller_cell, callee_cell, started_at,"
                        + " answered_at, reserved_micros, paid_millis,"
                        + " max(last_alive_at, (SELECT alive_at FROM state)), dialogs, kind, bundles, ratios, decisions"
                        + " FROM live_call",
                List.of());
    }

    @Override
    public List<StaffMember> staff() {
        return queries.list(StaffRows::read, StaffRows.SELECT, List.of());
    }

    @Override
    public List<AccessToken> tokens() {
        return queries.list(StaffRows::readToken, StaffRows.SELECT_TOKENS, List.of());
    }

    @Override
    public Page<AuditEntry> audit(@Nullable String who, @Nullable String cursor, int limit) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(position(cursor));
        if (who != null) {
            arguments.add(who);
        }
        arguments.add(checked(limit));
        List<StaffRows.Numbered> rows = queries.list(
                StaffRows::readAudit,
                StaffRows.SELECT_AUDIT + " WHERE seq < ?" + (who == null ? "" : " AND who = ?")
                        + " ORDER BY seq DESC LIMIT ?",
                arguments);
        Page<StaffRows.Numbered> page = page(rows, limit, last -> Long.toString(last.seq()));
        return new Page<>(page.rows().stream().map(StaffRows.Numbered::entry).toList(), page.next());
    }

    @Override
    public List<ProcessLife> lives() {
        return queries.list(LifeRows::read, LifeRows.SELECT, List.of());
    }

    @Override
    public long aliveAtWallMillis() {
        return queries.number("SELECT alive_at FROM state");
    }

    @Override
    public long chargesOfDay(long day) {
        Long micros = queries.first(
                row -> row.getLong(1),
                "SELECT -sum(amount_micros) FROM movement WHERE kind = 'CHARGE' AND day = ?",
                day);
        return micros == null ? 0 : micros;
    }

    @Override
    public long position() {
        return queries.number("SELECT position FROM state");
    }

    @Override
    public long countSubscribers() {
        return queries.number("SELECT count(*) FROM subscriber");
    }

    @Override
    public long countAccounts() {
        return queries.number("SELECT count(*) FROM account");
    }

    @Override
    public Map<String, Long> subscribersByPlan() {
        return counts("SELECT plan, count(*) FROM subscriber GROUP BY plan ORDER BY plan");
    }

    @Override
    public Map<String, Long> subscribersByHomeCell() {
        return counts("SELECT home_cell, count(*) FROM subscriber WHERE home_cell IS NOT NULL"
                + " GROUP BY home_cell ORDER BY home_cell");
    }

    private Map<String, Long> counts(String sql) {
        Map<String, Long> counts = new LinkedHashMap<>();
        queries.list(row -> Map.entry(row.getString(1), row.getLong(2)), sql, List.of())
                .forEach(count -> counts.put(count.getKey(), count.getValue()));
        return counts;
    }

    @Override
    public VerificationReport verify(LedgerChain since) {
        return new SqliteVerification(queries).run(since);
    }

    @Override
    public LedgerChain chain() {
        return ChainCheck.heads(queries);
    }

    @Override
    public void close() {
        queries.close();
    }

    private static int checked(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is outside 1–" + MAX_LIMIT);
        }
        return limit;
    }

    private static long position(@Nullable String cursor) {
        if (cursor == null) {
            return Long.MAX_VALUE;
        }
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(TextCursor.refusal(cursor), e);
        }
    }

    private static <T> Page<T> page(List<T> rows, int limit, Function<T, String> cursor) {
        return new Page<>(rows, rows.size() < limit ? null : cursor.apply(rows.get(rows.size() - 1)));
    }

    private static CellHistory cells(ResultSet row) throws SQLException {
        String ratios = row.getString(17);
        try {
            return new CellHistory(PriceRatios.parse(ratios), DecisionText.read(row.getString(18)));
        } catch (IllegalArgumentException e) {
            throw new SQLException("no price ratios: " + ratios, e);
        }
    }

    private static LiveCall readLiveCall(ResultSet row) throws SQLException {
        byte[] dialogs = row.getBytes(14);
        return new LiveCall(
                CallDetailRecord.Kind.valueOf(row.getString(15)),
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                BundleText.read(row.getString(16)),
                cells(row),
                dialogs == null ? null : new Dialogs(dialogs));
    }
}
