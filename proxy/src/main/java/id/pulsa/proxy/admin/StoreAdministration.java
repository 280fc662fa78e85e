package id.pulsa.proxy.admin;

import id.pulsa.charging.backup.Backup;
import id.pulsa.charging.backup.BackupException;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Page;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.admin.AdminException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Administration on the ledger itself: inside a running gateway, or of a data directory that none has open. */
public final class StoreAdministration implements Administration {
    private static final int CALLS_PATIENCE_SECONDS = 5;

    private final LedgerReads reads;
    private final Supplier<LedgerReads> longReads;
    private final AccountSource accounts;
    private final Supplier<Changes> changes;
    private final SubscriberRules rules;
    private final ImportPace pace;
    private final LiveCallsControl calls;
    private final Backup backup;
    private final DocumentText text;
    private final Documents documents;
    private final TimeSource time;
    private final Supplier<String> newId;

    /**
     * @param reads for short questions; stays open
     * @param longReads opens a reader of its own for a verification
     * @param changes handed out when something is to be changed; stays open
     * @param newId makes a text that was never made before, up to 64 characters
     */
    public StoreAdministration(
            LedgerReads reads,
            Supplier<LedgerReads> longReads,
            AccountSource accounts,
            Supplier<Changes> changes,
            SubscriberRules rules,
            ImportPace pace,
            LiveCallsControl calls,
            Backup backup,
            DocumentText text,
            TimeSource time,
            Supplier<String> newId) {
        this.reads = reads;
        this.longReads = longReads;
        this.accounts = accounts;
        this.changes = changes;
        this.rules = rules;
        this.pace = pace;
        this.calls = calls;
        this.backup = backup;
        this.text = text;
        this.documents = new Documents(text);
        this.time = time;
        this.newId = newId;
    }

    @Override
    public Document addSubscriber(NewSubscriber subscriber, String key) {
        ImportRow row;
        try {
            row = rules.check(subscriber);
        } catch (IllegalArgumentException e) {
            throw new AdminException(Kind.INVALID, String.valueOf(e.getMessage()), e);
        }
        Outcome outcome = changes.get().addSubscriber("add:" + IdempotencyKey.check(key), row);
        Rejections.check(outcome, subscriber.number());
        return subscriber(subscriber.number());
    }

    @Override
    public Document subscriber(String number) {
        return document(find(number));
    }

    @Override
    public Page<Document> subscribers(@Nullable String cursor, int limit) {
        return Pages.of(() -> reads.subscribers(cursor, limit), this::document);
    }

    @Override
    public Page<Document> searchSubscribers(String search, @Nullable String cursor, int limit) {
        return Pages.of(() -> reads.search(search, cursor, limit), this::document);
    }

    private Document document(Subscriber subscriber) {
        return documents.subscriber(subscriber, accounts.find(subscriber.account()), time.wallMillis());
    }

    @Override
    public Document changeSubscriber(String number, SubscriberChange change) {
        Rejections.check(changes.get().changeSubscriber(rules.changed(find(number), change)), number);
        return subscriber(number);
    }

    @Override
    public void removeSubscriber(String number) {
        find(number);
        Rejections.check(changes.get().removeSubscriber(number), number);
    }

    @Override
    public Document topUp(String number, long amountMicros, String key) {
        if (amountMicros <= 0) {
            throw new AdminException(Kind.INVALID, "a top-up is more than 0");
        }
        Subscriber subscriber = find(number);
        Outcome outcome =
                changes.get().topUp("top-up:" + IdempotencyKey.check(key), subscriber.account(), amountMicros);
        Rejections.check(outcome, number);
        boolean repeated = outcome instanceof Outcome.Repeated;
        return documents.topUp(
                subscriber, amountMicros, balance(outcome), repeated, accounts.find(subscriber.account()));
    }

    @Override
    public Document importSubscribers(InputStream csv, int problems) throws IOException {
        ImportSummary summary = new ImportSummary(problems);
        new SubscriberImport(
                        rules,
                        changes.get(),
                        newId.get(),
                        pace,
                        new ValidityText(text.zone(), time.wallMillis()),
                        summary)
                .run(csv);
        return summary.document();
    }

    @Override
    public Document verifyLedger() {
        try (LedgerReads own = longReads.get()) {
            return documents.verification(own.verify());
        }
    }

    @Override
    public void backUp(OutputStream out) throws IOException {
        try {
            backup.write(out);
        } catch (BackupException e) {
            throw new AdminException(Kind.UNAVAILABLE, String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public List<Document> calls(int most) {
        return await(calls.calls(most)).stream().map(documents::call).toList();
    }

    @Override
    public void hangUp(String callId) {
        if (!await(calls.hangUp(callId))) {
            throw new AdminException(Kind.UNKNOWN_CALL, "no call " + callId + " is running");
        }
    }

    /** What was handed in stays open: whoever opened it closes it. */
    @Override
    public void close() {}

    private Subscriber find(String number) {
        Subscriber subscriber = reads.subscriber(number);
        if (subscriber == null) {
            throw new AdminException(Kind.UNKNOWN_SUBSCRIBER, "no subscriber " + number);
        }
        return subscriber;
    }

    private static long balance(Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return applied.balanceMicros();
        }
        return outcome instanceof Outcome.Repeated repeated ? repeated.balanceMicros() : 0;
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.get(CALLS_PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AdminException(Kind.UNAVAILABLE, "the running calls gave no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AdminException(Kind.UNAVAILABLE, "interrupted", e);
        }
    }
}
