package id.pulsa.charging.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads of what is committed. Blocks on the disk: never called from a shard. Thread-safe. Listings are paged by a
 * cursor, null for the first page; {@code limit} is 1–10,000.
 *
 * <p>All methods throw {@link LedgerException} when the store cannot be read, and {@link IllegalArgumentException} for a
 * cursor that no page gave out.
 */
public interface LedgerReads extends AutoCloseable {
    @Nullable Subscriber subscriber(String number);

    /** Subscribers in order of their numbers. */
    Page<Subscriber> subscribers(@Nullable String cursor, int limit);

    @Nullable AccountRow account(String id);

    /** Accounts in order of their ids. */
    Page<AccountRow> accounts(@Nullable String cursor, int limit);

    /** All bundles that an account was ever granted, the one that expires first before the others. */
    List<GrantedBundle> bundles(String account);

    /** Batches of vouchers in order of their ids. */
    Page<VoucherBatchRow> voucherBatches(@Nullable String cursor, int limit);

    @Nullable VoucherBatchRow voucherBatch(String id);

    /** Subscribers of an account, in order of their numbers, at most {@code limit}. */
    List<Subscriber> subscribersOf(String account, int limit);

    /** Movements, newest first, of one account or of all (null). */
    Page<Movement> movements(@Nullable String account, @Nullable String cursor, int limit);

    @Nullable CallDetailRecord cdr(String callId);

    /** Call detail records, newest first. */
    Page<CallDetailRecord> cdrs(CdrFilter filter, @Nullable String cursor, int limit);

    /** Every matching record, oldest first, in bounded memory. */
    void forEachCdr(CdrFilter filter, Consumer<CallDetailRecord> consumer);

    void forEachSubscriber(Consumer<Subscriber> consumer);

    void forEachAccount(Consumer<AccountRow> consumer);

    /** Every bundle with its account that can be used at an instant. */
    void forEachUsableBundle(long wallMillis, BiConsumer<String, GrantedBundle> consumer);

    /** What daily caps have counted, each with its account. */
    void forEachCapCount(BiConsumer<String, CapCount> consumer);

    /** Every binding with its number, ordered by number. */
    void forEachBinding(BiConsumer<String, Binding> consumer);

    List<LiveCall> liveCalls();

    /**
     * The processes that ran the calls and died, oldest first: the last ones, and of those before them what no later one
     * outlived.
     */
    List<ProcessLife> lives();

    /** Last sign of life, wall-clock ms; 0 when nothing was ever written. */
    long aliveAtWallMillis();

    long position();

    long countSubscribers();

    long countAccounts();

    /** How many subscribers each plan has; plans without any are left out. */
    Map<String, Long> subscribersByPlan();

    /** How many subscribers each home cell has; those without one are not counted. */
    Map<String, Long> subscribersByHomeCell();

    /** Checks the books in one consistent snapshot, and every row's place in its chain. */
    default VerificationReport verify() {
        return verify(LedgerChain.BEGINNING);
    }

    /**
     * Checks the books in one consistent snapshot.
     *
     * @param since where the chains once ended: rows up to there are not looked at again, but the last of them must still
     *     be there as it was
     */
    VerificationReport verify(LedgerChain since);

    /** Where the chains of the ledger's rows end. */
    LedgerChain chain();

    @Override
    void close();
}
