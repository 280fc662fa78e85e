package id.pulsa.proxy.editor;

import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.tariff.TakenNumbers;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.charging.yaml.Finding;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.AdminException.Kind;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.DocumentText;
import id.pulsa.proxy.admin.EntityTag;
import id.pulsa.proxy.admin.FindingDocuments;
import id.pulsa.proxy.admin.ReloadResult;
import id.pulsa.proxy.admin.SingleTurn;
import id.pulsa.proxy.admin.TariffDocuments;
import id.pulsa.proxy.admin.TariffDraft;
import id.pulsa.proxy.admin.TariffEditing;
import id.pulsa.proxy.config.ConfigFiles;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@link TariffEditing} inside the process that has the tariffs. */
public final class TariffEditor implements TariffEditing {
    private static final long CHECK_PATIENCE_MILLIS = 2_000;
    private static final int RELOAD_PATIENCE_SECONDS = 60;

    private final Reloading reloading;
    private final TariffReading reading;
    private final DraftFiles places;
    private final DraftCheck check;
    private final TariffHistory history;
    private final Path main;
    private final EditorDocuments documents;
    private final TariffDocuments tariffDocuments;
    private final TimeSource time;
    private final SingleTurn turn = new SingleTurn(CHECK_PATIENCE_MILLIS);

    /**
     * @param taken numbers of which it is warned when a plan gives them a price
     * @param readers opens a reader of the ledger that nobody else uses
     * @param history where versions are kept
     */
    public TariffEditor(
            ConfigFiles files,
            TakenNumbers taken,
            Reloading reloading,
            Supplier<LedgerReads> readers,
            TariffHistory history,
            DocumentText text,
            TimeSource time) {
        TableNames names = new TableNames(files.directory());
        this.reloading = reloading;
        this.reading = new TariffReading(files);
        this.places = new DraftFiles(files.tariffs(), names);
        this.check = new DraftCheck(files.tariffs(), taken, readers, names);
        this.history = history;
        this.main = files.tariffs();
        this.documents = new EditorDocuments(text);
        this.tariffDocuments = new TariffDocuments(text);
        this.time = time;
    }

    @Override
    public Document text() {
        TariffFiles files = reading.read();
        return documents.files(files, files.digest().equals(reloading.digest()));
    }

    @Override
    public Document check(TariffDraft draft) {
        return turn.take(() -> {
            TariffFiles now = reading.read();
            DraftCheck.Checked checked = checked(places.of(draft, now), now);
            return EditorDocuments.checked(checked, reloading.inForce().tariffs(), now.digest());
        });
    }

    @Override
    public Document apply(TariffDraft draft, @Nullable String condition, String who) {
        return turn.take(() -> change(draft, condition, who, 0));
    }

    @Override
    public Document history() {
        String now = reading.digest();
        List<Document> versions = history.versions().stream()
                .map(version -> documents.version(version, now))
                .toList();
        return new Document().put("digest", now).put("versions", versions);
    }

    @Override
    public Document version(long number) {
        TariffVersion version = history.version(number);
        return documents.version(version, reading.digest(), history.texts(version));
    }

    @Override
    public Document restore(long number, @Nullable String condition, String who, @Nullable String comment) {
        TariffVersion version = history.version(number);
        Map<String, String> texts = history.texts(version);
        if (!texts.containsKey(TariffDraft.MAIN)) {
            throw new AdminException(Kind.UNKNOWN_VERSION, "the text of version " + number + " is not kept");
        }
        return turn.take(() -> change(new TariffDraft(texts, comment), condition, who, number));
    }

    private DraftCheck.Checked checked(Map<Path, String> drafts, TariffFiles now) {
        return check.check(drafts, now.tables(), reloading.inForce().tariffs());
    }

    private Document change(TariffDraft draft, @Nullable String condition, String who, long restored) {
        TariffFiles now = reading.read();
        EntityTag.require(condition, now.digest());
        Map<Path, String> drafts = places.of(draft, now);
        DraftCheck.Checked checked = checked(drafts, now);
        if (checked.tariffs() == null) {
            throw invalid("the text holds mistakes; nothing has changed", checked.findings());
        }
        Map<Path, String> changed = new LinkedHashMap<>(drafts);
        changed.entrySet().removeIf(file -> now.holds(file.getKey(), file.getValue()));
        DraftFiles.requireShown(now, changed.keySet());
        Edit edit = new Edit(now, changed, who, draft.comment(), restored);
        ReloadResult result = await(reloading.reload(edit));
        if (result instanceof ReloadResult.Rejected rejected) {
            throw invalid(
                    "the gateway does not accept its configuration files with this text; what was there is back",
                    rejected.findings());
        }
        return tariffDocuments
                .reloaded((ReloadResult.Accepted) result)
                .put("digest", reading.digest())
                .put("history", edit.number == 0 ? null : edit.number);
    }

    private static AdminException invalid(String message, List<Finding> findings) {
        return new AdminException(
                Kind.CONFIG_INVALID, message, new Document().put("findings", FindingDocuments.documents(findings)));
    }

    /** Writes and undoes a change of the files, with the history that belongs to it; on the thread of the reloads. */
    private final class Edit implements FileChange {
        private final TariffFiles before;
        private final FileReplacement replacement;
        private final boolean changes;
        private final String who;
        private final @Nullable String comment;
        private final long restored;
        private volatile long number;

        Edit(TariffFiles before, Map<Path, String> texts, String who, @Nullable String comment, long restored) {
            this.before = before;
            this.replacement = new FileReplacement(main, texts);
            this.changes = !texts.isEmpty();
            this.who = who;
            this.comment = comment;
            this.restored = restored;
        }

        @Override
        public void make() {
            EntityTag.require(EntityTag.of(before.digest()), reading.digest());
            if (!changes) {
                return;
            }
            TariffVersion newest = history.newest();
            if (newest == null || !newest.digest().equals(before.digest())) {
                history.keep(before, time.wallMillis(), null, null, 0);
            }
            replacement.make();
            try {
                number = history.keep(reading.read(), time.wallMillis(), who, comment, restored);
            } catch (AdminException e) {
                replacement.undo();
                throw e;
            }
        }

        @Override
        public void undo() {
            if (number != 0) {
                replacement.undo();
                history.forget(number);
                number = 0;
            }
        }
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(RELOAD_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new AdminException(Kind.INTERNAL, "the text could not be put into force", e);
        } catch (TimeoutException e) {
            throw new AdminException(
                    Kind.UNAVAILABLE,
                    "the reload takes longer than " + RELOAD_PATIENCE_SECONDS + " s; it may still come into force",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException(Kind.UNAVAILABLE, "interrupted; it may still come into force", e);
        }
    }
}
