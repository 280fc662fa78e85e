package id.pulsa.charging.session;

import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.account.AccountViews;
import id.pulsa.charging.account.SubscriberDirectory;
import id.pulsa.charging.ledger.CommitListener;
import id.pulsa.charging.ledger.DataDirectoryException;
import id.pulsa.charging.ledger.LedgerEvent;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.location.BindingView;
import id.pulsa.charging.time.TimeSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** The views off the heap: opened as a clean stop left them, else made anew from the ledger. */
final class Views implements CommitListener {
    private static final String ACCOUNTS = "accounts.map";
    private static final String SUBSCRIBERS = "subscribers.map";
    private static final String BINDINGS = "bindings.map";

    private final Path directory;
    private final ViewMarker marker;
    private final long maxSubscribers;
    private final AccountBook accounts;
    private final SubscriberDirectory subscribers;
    private final BindingView bindings;
    private final AccountViews accountViews;
    private final CallTally tally = new CallTally();

    /** Opens all views at once; a rebuild reads the ledger through one connection per view. */
    Views(Path directory, LedgerStore store, List<LiveCall> interrupted, long maxSubscribers, TimeSource time) {
        this.directory = directory;
        this.marker = new ViewMarker(directory);
        this.maxSubscribers = maxSubscribers;
        boolean rebuild = prepare(store);
        FutureTask<SubscriberDirectory> subscribersOpening =
                start("subscribers", () -> SubscriberDirectory.open(directory.resolve(SUBSCRIBERS), maxSubscribers));
        FutureTask<BindingView> bindingsOpening =
                start("bindings", () -> BindingView.open(directory.resolve(BINDINGS), maxSubscribers));
        FutureTask<AccountBook> accountsOpening =
                start("accounts", () -> AccountBook.open(directory.resolve(ACCOUNTS), maxSubscribers));
        this.accounts = get(accountsOpening);
        this.subscribers = get(subscribersOpening);
        this.bindings = get(bindingsOpening);
        this.accountViews = new AccountViews(accounts, subscribers);
        if (rebuild) {
            rebuild(store, interrupted, time.wallMillis());
        }
    }

    /** Whether the views must be made anew; then none of the old ones is left. */
    private boolean prepare(LedgerStore store) {
        try {
            Files.createDirectories(directory);
            if (marker.take(store.position(), maxSubscribers)) {
                return false;
            }
            for (String name : List.of(ACCOUNTS, SUBSCRIBERS, BINDINGS)) {
                Files.deleteIfExists(directory.resolve(name));
            }
            return true;
        } catch (IOException e) {
            throw new DataDirectoryException("views in " + directory + " cannot be opened: " + e, e);
        }
    }

    private void rebuild(LedgerStore store, List<LiveCall> interrupted, long nowWallMillis) {
        FutureTask<Boolean> subscribersRebuilt = start("subscribers", () -> {
            try (LedgerReads reads = store.openReads()) {
                accountViews.rebuildSubscribers(reads);
            }
            return true;
        });
        try (LedgerReads reads = store.openReads()) {
            accountViews.rebuildAccounts(reads, interrupted, nowWallMillis);
            bindings.rebuild(reads);
        } finally {
            get(subscribersRebuilt);
        }
    }

    private static <T> FutureTask<T> start(String name, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        new Thread(task, "open-" + name).start();
        return task;
    }

    private <T> T get(FutureTask<T> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new DataDirectoryException("views in " + directory + " cannot be opened: " + io, io);
            }
            throw new CompletionException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    AccountBook accounts() {
        return accounts;
    }

    SubscriberDirectory subscribers() {
        return subscribers;
    }

    BindingView bindings() {
        return bindings;
    }

    CallTally tally() {
        return tally;
    }

    ViewSizes sizes() {
        return new ViewSizes(accounts.size(), subscribers.size(), bindings.size());
    }

    @Override
    public void committed(LedgerEvent event, Outcome outcome) {
        accountViews.committed(event, outcome);
        bindings.committed(event, outcome);
        tally.committed(event, outcome);
    }

    /**
     * Closes the views.
     *
     * @param clean whether they show exactly what the ledger holds at {@code position}
     */
    void close(boolean clean, long position) {
        accounts.close();
        subscribers.close();
        bindings.close();
        if (!clean) {
            return;
        }
        try {
            for (String name : List.of(ACCOUNTS, SUBSCRIBERS, BINDINGS)) {
                try (FileChannel channel = FileChannel.open(directory.resolve(name), StandardOpenOption.WRITE)) {
                    channel.force(true);
                }
            }
            marker.put(position, maxSubscribers);
        } catch (IOException e) {
            throw new DataDirectoryException("views in " + directory + " cannot be closed: " + e, e);
        }
    }
}
