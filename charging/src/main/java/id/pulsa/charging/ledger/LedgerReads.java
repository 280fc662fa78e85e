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

    /**
     * Subscribers whose number begins with a text, then those whose account is of that name, then those whose display
     * name has it in it (ASCII letters without regard to case). Only so many display names are looked at for one page that
     * it may be short, or empty, although there is a next one.
     */
    Page<Subscriber> search(String text, @Nullable String cursor, int limit);

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

    /** Movements, the one written last first, of one account or of all (null). */
    default Page<Movement> movements(@Nullable String account, @Nullable String cursor, int limit) {
        return movements(MovementFilter.of(account), cursor, limit);
    }

    /** Movements, the one written last first. */
    Page<Movement> movements(MovementFilter filter, @Nullable String cursor, int limit);

    @Nullable CallDetailRecord cdr(String callId);

    /**
     * Call detail records. All pages together hold each matching record once that was there when the first page was
     * read, whatever is added meanwhile; a cursor is good for the filter and the order that it was given out for.
     */
    Page<CallDetailRecord> cdrs(CdrFilter filter, CdrOrder order, @Nullable String cursor, int limit);

    /**
     * Every matching record that is there now, in bounded memory and without keeping the ledger's state of this moment
     * alive: however slow the consumer is, the writer is not held up and its log does not grow.
     */
    void forEachCdr(CdrFilter filter, CdrOrder order, Consumer<CallDetailRecord> consumer);

    /** Every record in the order in which they were written, in bounded memory. */
    void forEachCdr(Consumer<CallDetailRecord> consumer);

    void forEachSubscriber(Consumer<Subscriber> consumer);

    void forEachAccount(Consumer<AccountRow> consumer);

    /** Every bundle with its account that can be used at an instant. */
    void forEachUsableBundle(long wallMillis, BiConsumer<String, GrantedBundle> consumer);

    /** What daily caps have counted, each with its account. */
    void forEachCapCount(BiConsumer<String, CapCount> consumer);

    /** Bindings that end after an instant, in order of their numbers. */
    Page<NumberBinding> bindings(NumberPattern numbers, long nowWallMillis, @Nullable String cursor, int limit);

    /** Every binding with its number, ordered by number. */
    void forEachBinding(BiConsumer<String, Binding> consumer);

    List<LiveCall> liveCalls();

    /** Sum of the charges of a local day (day of the epoch), micro-units. */
    long chargesOfDay(long day);

    /** All who work with the gateway, in order of their names. */
    List<StaffMember> staff();

    /** All tokens, the oldest first. */
    List<AccessToken> tokens();

    /** Who changed what, newest first; of one person or of all (null). */
    Page<AuditEntry> audit(@Nullable String who, @Nullable String cursor, int limit);

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
