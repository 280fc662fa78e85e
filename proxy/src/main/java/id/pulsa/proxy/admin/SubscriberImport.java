package id.pulsa.proxy.admin;

import id.pulsa.charging.csv.CsvReader;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads subscribers from CSV, hashes their passwords on other threads, and commits them batch by batch in the order of
 * the file. A few batches are in memory at once, however long the file is.
 */
final class SubscriberImport {
    private final SubscriberRules rules;
    private final Changes changes;
    private final String importId;
    private final ImportPace pace;
    private final ValidityText validity;
    private final ImportSummary summary;

    SubscriberImport(
            SubscriberRules rules,
            Changes changes,
            String importId,
            ImportPace pace,
            ValidityText validity,
            ImportSummary summary) {
        this.rules = rules;
        this.changes = changes;
        this.importId = importId;
        this.pace = pace;
        this.validity = validity;
        this.summary = summary;
    }

    /** @throws AdminException of kind INVALID when the header is wrong; then nothing was imported */
    void run(InputStream csv) throws IOException {
        ExecutorService hashing = Executors.newFixedThreadPool(pace.hashThreads(), task -> {
            Thread thread = new Thread(task, "import-hashing");
            thread.setDaemon(true);
            return thread;
        });
        try {
            run(csv, hashing);
        } finally {
            hashing.shutdownNow();
        }
    }

    private void run(InputStream csv, ExecutorService hashing) throws IOException {
        CsvReader reader;
        SubscriberColumns columns;
        try {
            reader = new CsvReader(csv);
            List<String> header = reader.record();
            if (header == null) {
                throw new IllegalArgumentException("the file is empty; its first line names the columns");
            }
            columns = new SubscriberColumns(header, validity);
        } catch (IllegalArgumentException e) {
            throw new AdminException(AdminException.Kind.INVALID, "line 1: " + e.getMessage(), e);
        }
        Deque<Future<List<Checked>>> ahead = new ArrayDeque<>();
        boolean more = true;
        while (more || !ahead.isEmpty()) {
            if (more && ahead.size() <= pace.hashThreads()) {
                List<RawRow> batch = new ArrayList<>(pace.batchRows());
                more = fill(reader, batch);
                ahead.add(hashing.submit(() -> check(columns, batch)));
            } else {
                commit(await(ahead.remove()));
            }
        }
    }

    /** Whether there may be more. */
    private boolean fill(CsvReader reader, List<RawRow> batch) throws IOException {
        try {
            while (batch.size() < pace.batchRows()) {
                List<String> fields = reader.record();
                if (fields == null) {
                    return false;
                }
                batch.add(new RawRow(reader.line(), fields, null));
            }
            return true;
        } catch (IllegalArgumentException e) {
            batch.add(new RawRow(reader.line(), List.of(), e.getMessage() + "; the rest of the file was not read"));
            return false;
        }
    }

    private List<Checked> check(SubscriberColumns columns, List<RawRow> batch) {
        List<Checked> checked = new ArrayList<>(batch.size());
        for (RawRow row : batch) {
            checked.add(check(columns, row));
        }
        return checked;
    }

    private Checked check(SubscriberColumns columns, RawRow row) {
        if (row.problem() != null) {
            return new Checked(row.line(), null, row.problem());
        }
        try {
            return new Checked(row.line(), rules.check(columns.subscriber(row.fields())), "");
        } catch (IllegalArgumentException e) {
            return new Checked(row.line(), null, String.valueOf(e.getMessage()));
        }
    }

    private void commit(List<Checked> batch) {
        List<ImportRow> rows = new ArrayList<>(batch.size());
        for (Checked checked : batch) {
            if (checked.row() == null) {
                summary.reject(checked.line(), checked.problem());
            } else {
                rows.add(checked.row());
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        Outcome outcome = changes.importRows(importId, rows);
        if (outcome instanceof Outcome.Imported imported) {
            imported.results().forEach(summary::add);
        } else if (outcome instanceof Outcome.Rejected rejected) {
            throw Rejections.exception(rejected.reason(), "import");
        }
    }

    private static List<Checked> await(Future<List<Checked>> batch) {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException(AdminException.Kind.UNAVAILABLE, "the import was interrupted", e);
        } catch (ExecutionException e) {
            throw new AdminException(AdminException.Kind.INTERNAL, "the import failed: " + e.getCause(), e);
        }
    }

    /** A row as read; {@code problem} when it could not be. */
    private record RawRow(
            long line, List<String> fields, @Nullable String problem) {}

    /** A row as checked; {@code problem} says why there is none. */
    private record Checked(long line, @Nullable ImportRow row, String problem) {}
}
