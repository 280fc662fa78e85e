package id.pulsa.charging.ledger.sqlite;

import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.CdrFilter;
import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.ledger.NumberPattern;
import id.pulsa.charging.ledger.Page;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds call detail records. First which, in an index alone: that of a caller or an account who has few of them, else
 * {@code cdr_search}, which has every column that is asked about and is read from one end as far as it takes, the whole
 * of it at worst. Then those rows.
 */
final class CdrSearch {
    /** Rows looked up one by one at most; it takes less time to read the index that needs no rows beyond that. */
    private static final int FEW = 10_000;

    private static final int FEW_CAUSES = 4;

    /** Rows of one query of a longer listing. */
    private static final int SLICE = 500;

    /** Positions at a time while the index is in the order that is wanted, and each query begins where one ended. */
    private static final int BLOCK = 2_000;

    /** Positions at a time when each query reads everything. */
    private static final int SORTED_BLOCK = 50_000;

    /** Rows at one end that are read to find out how far down a page can reach at most. */
    private static final int SAMPLE = 30_000;

    private final SqliteQueries queries;
    private final int sample;

    /** Calls that began from one wall-clock instant until before another; what the index begins with. */
    private record Span(long from, long before) {
        static Span of(CdrFilter filter) {
            Long from = filter.fromWallMillis();
            Long to = filter.toWallMillis();
            return new Span(from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to);
        }

        /** Where the rest of a listing is, if it is in the order of the index. */
        Span beyond(@Nullable CdrCursor after, CdrOrder order) {
            if (after == null || order.by() != CdrOrder.By.STARTED) {
                return this;
            }
            return order.ascending()
                    ? new Span(Math.max(from, after.value()), before)
                    : new Span(from, Math.min(before, after.value() + 1));
        }

        void in(Conditions conditions) {
            conditions.add(" AND started_at >= ? AND started_at < ?", from, before);
        }
    }

    /** A matching row: what it is ordered by, its position, and that of the last row of all when it was found. */
    private record Found(long value, long seq, long last) {}

    CdrSearch(SqliteQueries queries) {
        this(queries, SAMPLE);
    }

    /** @param sample rows at one end that are read first */
    CdrSearch(SqliteQueries queries, int sample) {
        this.queries = queries;
        this.sample = sample;
    }

    Page<CallDetailRecord> page(CdrFilter filter, CdrOrder order, @Nullable String cursor, int limit) {
        CdrCursor after = cursor == null ? null : CdrCursor.read(cursor, filter, order);
        List<Found> found = find(filter, order, index(filter), after, limit + 1);
        boolean more = found.size() > limit;
        List<Found> shown = more ? found.subList(0, limit) : found;
        String next = more ? behind(shown, after).write(filter, order) : null;
        List<CallDetailRecord> rows = new ArrayList<>(shown.size());
        read(shown, rows::add);
        return new Page<>(rows, next);
    }

    void forEach(CdrFilter filter, CdrOrder order, Consumer<CallDetailRecord> consumer) {
        CdrCursor after = null;
        while (true) {
            String index = index(filter);
            boolean ordered = order.by() == CdrOrder.By.STARTED && index.equals(SchemaVersions.SEARCH_INDEX);
            int block = ordered ? BLOCK : SORTED_BLOCK;
            List<Found> found = find(filter, order, index, after, block);
            read(found, consumer);
            if (found.size() < block) {
                return;
            }
            after = behind(found, after);
        }
    }

    /** Every record in the order of their positions. */
    void forEach(Consumer<CallDetailRecord> consumer) {
        long[] last = {Long.MIN_VALUE};
        List<CallDetailRecord> rows;
        do {
            rows = queries.list(
                    row -> {
                        last[0] = row.getLong(1);
                        return CdrRows.read(row);
                    },
                    CdrRows.SELECT + " WHERE seq > ? ORDER BY seq LIMIT ?",
                    List.of(last[0], SLICE));
            rows.forEach(consumer);
        } while (rows.size() == SLICE);
    }

    private static CdrCursor behind(List<Found> found, @Nullable CdrCursor after) {
        Found last = found.get(found.size() - 1);
        return new CdrCursor(after == null ? last.last() : after.upTo(), last.value(), last.seq());
    }

    private String index(CdrFilter filter) {
        NumberPattern caller = filter.caller();
        if (caller != null && !caller.any() && few("cdr_caller", new Conditions("1").number("caller", caller))) {
            return "cdr_caller";
        }
        String account = filter.account();
        return account != null && few("cdr_account", new Conditions("1").add(" AND account = ?", account))
                ? "cdr_account"
                : SchemaVersions.SEARCH_INDEX;
    }

    private boolean few(String index, Conditions conditions) {
        Long count = queries.first(
                row -> row.getLong(1),
                "SELECT count(*) FROM (SELECT 1 FROM cdr INDEXED BY " + index + " WHERE " + conditions.sql() + " LIMIT "
                        + (FEW + 1) + ")",
                conditions.arguments().toArray());
        return count != null && count <= FEW;
    }

    /**
     * The next matching rows. Those that were added after the first page are read too, and left out here: the index would
     * have to be asked for each row's position else, which takes as long as all the rest.
     */
    private List<Found> find(CdrFilter filter, CdrOrder order, String index, @Nullable CdrCursor after, int limit) {
        List<Found> found = select(filter, order, index, after, limit);
        if (after == null) {
            return found;
        }
        List<Found> old = new ArrayList<>(limit);
        while (true) {
            found.stream()
                    .filter(one -> one.seq() <= after.upTo())
                    .limit(limit - (long) old.size())
                    .forEach(old::add);
            if (old.size() == limit || found.size() < limit) {
                return old;
            }
            found = select(filter, order, index, behind(found, after), limit);
        }
    }

    private List<Found> select(CdrFilter filter, CdrOrder order, String index, @Nullable CdrCursor after, int limit) {
        boolean sorts = order.by() != CdrOrder.By.STARTED && index.equals(SchemaVersions.SEARCH_INDEX);
        Span span = Span.of(filter).beyond(after, order);
        Found bound = sorts && limit < sample ? bound(span, filter, order, after, limit) : null;
        return select(span, bound, filter, order, index, after, limit);
    }

    /**
     * The last row of the page if there were no more rows than some at one end: rows that come behind it are not on the page
     * of all, and need not be sorted nor compared with the filter. Null when those are too few to fill a page.
     */
    private @Nullable Found bound(Span span, CdrFilter filter, CdrOrder order, @Nullable CdrCursor after, int limit) {
        Conditions end =
                new Conditions("SELECT started_at FROM cdr INDEXED BY " + SchemaVersions.SEARCH_INDEX + " WHERE 1");
        span.in(end);
        end.add(" ORDER BY started_at" + (order.ascending() ? "" : " DESC") + " LIMIT 1 OFFSET ?", sample);
        Long edge =
                queries.first(row -> row.getLong(1), end.sql(), end.arguments().toArray());
        if (edge == null) {
            return null;
        }
        Span some = order.ascending() ? new Span(span.from(), edge + 1) : new Span(edge, span.before());
        List<Found> found = select(some, null, filter, order, SchemaVersions.SEARCH_INDEX, after, limit);
        return found.size() < limit ? null : found.get(limit - 1);
    }

    /** @param bound nothing behind it is wanted; null when that is not known */
    private List<Found> select(
            Span span,
            @Nullable Found bound,
            CdrFilter filter,
            CdrOrder order,
            String index,
            @Nullable CdrCursor after,
            int limit) {
        String column = column(order);
        String direction = order.ascending() ? "" : " DESC";
        Conditions conditions = new Conditions(
                "SELECT " + column + ", seq, (SELECT max(seq) FROM cdr) FROM cdr INDEXED BY " + index + " WHERE 1");
        span.in(conditions);
        if (bound != null) {
            String within = order.ascending() ? "<" : ">";
            conditions
                    .add(" AND " + column + " " + within + "= ?", bound.value())
                    .add(" AND (" + column + " <> ? OR seq " + within + "= ?)", bound.value(), bound.seq());
        }
        if (after != null) {
            String beyond = order.ascending() ? ">" : "<";
            conditions
                    .add(" AND " + column + " " + beyond + "= ?", after.value())
                    .add(" AND (" + column + " <> ? OR seq " + beyond + " ?)", after.value(), after.seq());
        }
        conditions(conditions, filter);
        conditions.add(" ORDER BY " + column + direction + ", seq" + direction + " LIMIT ?", limit);
        return queries.list(
                row -> new Found(row.getLong(1), row.getLong(2), row.getLong(3)),
                conditions.sql(),
                conditions.arguments());
    }

    private static String column(CdrOrder order) {
        return switch (order.by()) {
            case STARTED -> "started_at";
            case CHARGE -> "charge_micros";
            case TALK -> "talk_millis";
        };
    }

    /** The cheap ones go first, then those that most rows do not meet: the others are not looked at then. */
    private static void conditions(Conditions conditions, CdrFilter filter) {
        if (filter.leastChargeMicros() > 0) {
            conditions.add(" AND charge_micros >= ?", filter.leastChargeMicros());
        }
        if (filter.leastTalkMillis() > 0) {
            conditions.add(" AND talk_millis >= ?", filter.leastTalkMillis());
        }
        conditions.addIf(" AND account = ?", filter.account());
        numbers(conditions, filter, false);
        String cell = filter.cell();
        if (cell != null) {
            conditions.add(" AND (caller_cell = ? OR callee_cell = ?)", cell, cell);
        }
        causes(conditions, filter.causes());
        numbers(conditions, filter, true);
        Boolean answered = filter.answered();
        if (answered != null) {
            conditions.add(answered ? " AND answered_at <> 0" : " AND answered_at = 0");
        }
        CallDetailRecord.Kind kind = filter.kind();
        conditions.addIf(" AND kind = ?", kind == null ? null : kind.name());
    }

    /** Those numbers of the filter that are prefixes, or those that are not. */
    private static void numbers(Conditions conditions, CdrFilter filter, boolean prefixes) {
        NumberPattern caller = filter.caller();
        NumberPattern called = filter.called();
        conditions.number("caller", caller == null || caller.prefix() != prefixes ? null : caller);
        conditions.number("called", called == null || called.prefix() != prefixes ? null : called);
    }

    /** A few comparisons take less time than looking into a set. */
    private static void causes(Conditions conditions, List<String> causes) {
        if (causes.isEmpty()) {
            return;
        }
        conditions.add(
                causes.size() <= FEW_CAUSES
                        ? " AND (" + String.join(" OR ", Collections.nCopies(causes.size(), "cause = ?")) + ")"
                        : " AND cause IN (" + Conditions.places(causes.size()) + ")",
                causes.toArray());
    }

    /** The rows themselves, in order. */
    private void read(List<Found> found, Consumer<CallDetailRecord> consumer) {
        for (int from = 0; from < found.size(); from += SLICE) {
            List<Found> slice = found.subList(from, Math.min(found.size(), from + SLICE));
            Map<Long, CallDetailRecord> bySeq = new HashMap<>();
            queries.run(
                    row -> bySeq.put(row.getLong(1), CdrRows.read(row)),
                    row -> {},
                    CdrRows.SELECT + " WHERE seq IN (" + Conditions.places(slice.size()) + ")",
                    slice.stream().map(Found::seq).toList());
            for (Found one : slice) {
                CallDetailRecord record = bySeq.get(one.seq());
                // Whoever mends the books by hand may take one away.
                if (record != null) {
                    consumer.accept(record);
                }
            }
        }
    }
}
