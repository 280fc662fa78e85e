package id.pulsa.charging.session;

import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.account.Provisioning;
import id.pulsa.charging.account.SubscriberDirectory;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.DataDirectoryException;
import id.pulsa.charging.ledger.Ledger;
import id.pulsa.charging.ledger.LedgerDrive;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.LedgerStore;
import id.pulsa.charging.ledger.LedgerTail;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.ProcessLife;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerStore;
import id.pulsa.charging.ledger.tail.TailFile;
import id.pulsa.charging.location.Bindings;
import id.pulsa.charging.time.TimeSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** All that is kept: the ledger, and the views of it that calls use. Opened in order, closed in the opposite one. */
public final class ChargingStore implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(ChargingStore.class);

    private final LedgerStore store;
    private final Views views;
    private final Ledger ledger;
    private final Provisioning provisioning;
    private final Bindings bindings;
    private final InterruptedCalls interrupted;

    private ChargingStore(
            LedgerStore store,
            Views views,
            List<LiveCall> interrupted,
            List<ProcessLife> lives,
            StoreOptions options,
            TimeSource time,
            LedgerDrive drive,
            LedgerTail tail) {
        this.store = store;
        this.views = views;
        this.ledger = new Ledger(store, options.ledger(), time, views, drive, tail);
        ledger.vouchForCalls(interrupted.isEmpty());
        this.provisioning = new Provisioning(
                ledger, views.accounts(), views.subscribers(), time, options.topUpValidity(), options.maxSubscribers());
        this.bindings = new Bindings(ledger, views.bindings(), options.maxBindingsPerNumber());
        this.interrupted = new InterruptedCalls(interrupted, lives, ledger, views.accounts(), time);
    }

    /**
     * Opens the ledger and its views; after a crash the views are made anew, which takes a few seconds for a million
     * subscribers. The caller closes the directory after the store.
     *
     * @throws DataDirectoryException with one line for the administrator
     */
    public static ChargingStore open(DataDirectory directory, StoreOptions options, TimeSource time) {
        LedgerStore store = SqliteLedgerStore.open(directory);
        return open(
                store,
                directory.maps(),
                options,
                time,
                LedgerDrive.ownThread(options.ledger()),
                tail(directory.tailFile(), store));
    }

    /** Without it calls go on: only what happened in the last moment before a {@code kill -9} is lost then. */
    private static LedgerTail tail(Path file, LedgerStore store) {
        try {
            return TailFile.create(file, store.tail(), TailFile.USUAL_BYTES);
        } catch (IOException e) {
            LOG.error("what is on its way into the ledger will not survive a crash, since {} cannot be made", file, e);
            return LedgerTail.NONE;
        }
    }

    /**
     * Opens the views of a ledger.
     *
     * @param store is closed with what this returns, and when this fails
     * @param maps directory of the views
     * @param drive makes the ledger's writer work
     * @param tail keeps what is on its way into the ledger
     * @throws DataDirectoryException with one line for the administrator
     */
    public static ChargingStore open(
            LedgerStore store, Path maps, StoreOptions options, TimeSource time, LedgerDrive drive, LedgerTail tail) {
        try {
            List<LiveCall> interrupted;
            List<ProcessLife> lives;
            try (LedgerReads reads = store.openReads()) {
                long most = Math.max(reads.countSubscribers(), reads.countAccounts());
                if (most > options.maxSubscribers()) {
                    throw new DataDirectoryException("the ledger holds " + most
                            + " subscribers or accounts, but the store is sized for " + options.maxSubscribers());
                }
                interrupted = reads.liveCalls();
                lives = reads.lives();
            }
            Views views = new Views(maps, store, interrupted, options.maxSubscribers(), time);
            return new ChargingStore(store, views, interrupted, lives, options, time, drive, tail);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Reads of what is committed; blocks on the disk. */
    public LedgerReads reads() {
        return ledger.reads();
    }

    public AccountBook accounts() {
        return views.accounts();
    }

    public SubscriberDirectory subscribers() {
        return views.subscribers();
    }

    public ViewSizes viewSizes() {
        return views.sizes();
    }

    /** What became of the calls since the start. */
    public CallTally tally() {
        return views.tally();
    }

    public Provisioning provisioning() {
        return provisioning;
    }

    public Bindings bindings() {
        return bindings;
    }

    /** The calls that ran when the last process died: to be hung up and settled before the first new call. */
    public InterruptedCalls interruptedCalls() {
        return interrupted;
    }

    /** Every interrupted call is settled or goes on here: from now on this process vouches for those that go on. */
    public void callsTakenOver() {
        ledger.vouchForCalls(true);
    }

    /**
     * Commits what waits and closes everything. When no call runs any more, the views are marked as clean, so that the
     * next start opens them as they are.
     */
    @Override
    public void close() {
        boolean allWritten = ledger.stop().isEmpty();
        views.close(allWritten && store.liveCalls() == 0, store.position());
    }
}
