package id.pulsa.charging.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import net.openhft.chronicle.map.MapAbsentEntry;
import net.openhft.chronicle.map.MapEntry;
import org.jspecify.annotations.Nullable;

/**
 * What every account has available, what calls hold of it, and how many run. Each operation is atomic under the
 * account's own lock, so concurrent calls never spend one unit more than it holds. Thread-safe; never touches the disk.
 */
public final class AccountBook implements AutoCloseable {
    private static final int TYPICAL_ID_BYTES = 14;

    private final ChronicleMap<String, AccountState> map;
    private final AtomicLong count;

    private AccountBook(ChronicleMap<String, AccountState> map) {
        this.map = map;
        this.count = new AtomicLong(map.longSize());
    }

    /**
     * Opens the view's file, created when missing.
     *
     * @param maxAccounts what the file is sized for
     */
    public static AccountBook open(Path file, long maxAccounts) throws IOException {
        return new AccountBook(ChronicleMapBuilder.of(String.class, AccountState.class)
                .name("accounts")
                .entries(maxAccounts)
                .averageKeySize(TYPICAL_ID_BYTES)
                .constantValueSizeBySample(new AccountState(0, 0, 0, 0, false, false))
                .valueMarshaller(AccountMarshaller.INSTANCE)
                .checksumEntries(false)
                .putReturnsNull(true)
                .skipCloseOnExitHook(true)
                .createPersistedTo(file.toFile()));
    }

    public @Nullable Account find(String id) {
        AccountState state = map.get(id);
        return state == null ? null : account(id, state);
    }

    /** Whether an account is barred or gone. */
    public boolean barred(String id) {
        AccountState state = map.get(id);
        return state == null || state.barred() || state.closing();
    }

    /**
     * Takes a call slot and sets the first amount aside, both or neither.
     *
     * @param usualMaxCalls holds for an account without a limit of its own; 0 for none
     */
    public OpenResult open(String id, ReserveTerms terms, int usualMaxCalls) {
        try (ExternalMapQueryContext<String, AccountState, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            MapEntry<String, AccountState> entry = query.entry();
            if (entry == null) {
                return OpenResult.UNKNOWN_ACCOUNT;
            }
            AccountState state = entry.value().get();
            if (state.barred() || state.closing()) {
                return OpenResult.BARRED;
            }
            int maxCalls = state.maxCalls() > 0 ? state.maxCalls() : usualMaxCalls;
            if (maxCalls > 0 && state.runningCalls() >= maxCalls) {
                return OpenResult.CALL_LIMIT;
            }
            long amount = terms.take(state.availableMicros());
            if (amount < 0) {
                return OpenResult.NO_CREDIT;
            }
            replace(query, entry, move(state, amount).withCalls(Math.addExact(state.runningCalls(), 1)));
            return OpenResult.OPENED;
        }
    }

    /**
     * Sets a further amount aside for a call that already has its slot.
     *
     * @return what was taken, or {@link ReserveTerms#NOTHING}
     */
    public long reserve(String id, ReserveTerms terms) {
        try (ExternalMapQueryContext<String, AccountState, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            MapEntry<String, AccountState> entry = query.entry();
            if (entry == null) {
                return ReserveTerms.NOTHING;
            }
            AccountState state = entry.value().get();
            long amount = terms.take(state.availableMicros());
            if (amount > 0) {
                replace(query, entry, move(state, amount));
            }
            return amount;
        }
    }

    /**
     * Ends a call's hold: posts the charge, gives the rest back, frees the slot.
     *
     * @param reservedMicros all that the call set aside
     * @param chargeMicros 0 to {@code reservedMicros}
     */
    public void settle(String id, long reservedMicros, long chargeMicros) {
        if (chargeMicros < 0 || chargeMicros > reservedMicros) {
            throw new IllegalArgumentException("charge " + chargeMicros + " of reserved " + reservedMicros);
        }
        update(
                id,
                state -> state.withAmounts(
                                Math.addExact(state.availableMicros(), reservedMicros - chargeMicros),
                                Math.subtractExact(state.reservedMicros(), reservedMicros))
                        .withCalls(state.runningCalls() - 1));
    }

    /** Sets the price of a SIP MESSAGE aside; like {@link #open}, but takes no call slot. */
    public OpenResult openMessage(String id, long priceMicros) {
        try (ExternalMapQueryContext<String, AccountState, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            MapEntry<String, AccountState> entry = query.entry();
            if (entry == null) {
                return OpenResult.UNKNOWN_ACCOUNT;
            }
            AccountState state = entry.value().get();
            if (state.barred() || state.closing()) {
                return OpenResult.BARRED;
            }
            if (priceMicros > state.availableMicros()) {
                return OpenResult.NO_CREDIT;
            }
            replace(query, entry, move(state, priceMicros));
            return OpenResult.OPENED;
        }
    }

    /** Ends an {@link #openMessage}: the price is posted, or given back. */
    public void settleMessage(String id, long priceMicros, boolean delivered) {
        release(id, priceMicros, delivered);
    }

    /** Calls {@code consumer} for every account, in no order. */
    public void forEach(Consumer<Account> consumer) {
        map.forEach((id, state) -> consumer.accept(account(id, state)));
    }

    public long size() {
        return count.get();
    }

    /** A balance came from the ledger: money moved in or out. */
    void credit(String id, long amountMicros) {
        update(
                id,
                state -> state.withAmounts(
                        Math.addExact(state.availableMicros(), amountMicros), state.reservedMicros()));
    }

    /** Sets an amount aside that no call holds, to be withdrawn; false when it is not available. */
    boolean hold(String id, long amountMicros) {
        return reserve(id, available -> available >= amountMicros ? amountMicros : ReserveTerms.NOTHING) >= 0;
    }

    /** Ends a {@link #hold}: the amount is gone, or is given back. */
    void release(String id, long amountMicros, boolean gone) {
        update(
                id,
                state -> state.withAmounts(
                        Math.addExact(state.availableMicros(), gone ? 0 : amountMicros),
                        Math.subtractExact(state.reservedMicros(), amountMicros)));
    }

    void put(String id, long balanceMicros, int maxCalls, boolean barred) {
        count.incrementAndGet();
        map.put(id, new AccountState(balanceMicros, 0, 0, maxCalls, barred, false));
    }

    void limit(String id, int maxCalls, boolean barred) {
        update(id, state -> state.withLimits(maxCalls, barred));
    }

    /** Sets aside what an interrupted call may still be charged, and its slot. */
    void adopt(String id, long reservedMicros) {
        update(id, state -> move(state, reservedMicros).withCalls(state.runningCalls() + 1));
    }

    /** Keeps new calls away when none runs; false when one does. */
    boolean beginClosing(String id) {
        boolean[] idle = new boolean[1];
        update(id, state -> {
            idle[0] = state.runningCalls() == 0 && state.reservedMicros() == 0 && !state.closing();
            return idle[0] ? state.withClosing(true) : state;
        });
        return idle[0];
    }

    void cancelClosing(String id) {
        update(id, state -> state.withClosing(false));
    }

    void remove(String id) {
        count.decrementAndGet();
        map.remove(id);
    }

    private void update(String id, UnaryOperator<AccountState> change) {
        try (ExternalMapQueryContext<String, AccountState, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            MapEntry<String, AccountState> entry = query.entry();
            if (entry != null) {
                replace(query, entry, change.apply(entry.value().get()));
            }
        }
    }

    /** Adds to an account, which is created when it is missing. */
    void creditOrPut(String id, long amountMicros) {
        try (ExternalMapQueryContext<String, AccountState, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            MapEntry<String, AccountState> entry = query.entry();
            if (entry != null) {
                AccountState state = entry.value().get();
                replace(
                        query,
                        entry,
                        state.withAmounts(
                                Math.addExact(state.availableMicros(), amountMicros), state.reservedMicros()));
                return;
            }
            MapAbsentEntry<String, AccountState> absent = query.absentEntry();
            if (absent != null) {
                count.incrementAndGet();
                query.insert(absent, data(query, new AccountState(amountMicros, 0, 0, 0, false, false)));
            }
        }
    }

    private static AccountState move(AccountState state, long amountMicros) {
        return state.withAmounts(
                Math.subtractExact(state.availableMicros(), amountMicros),
                Math.addExact(state.reservedMicros(), amountMicros));
    }

    private static void replace(
            ExternalMapQueryContext<String, AccountState, ?> query,
            MapEntry<String, AccountState> entry,
            AccountState state) {
        query.replaceValue(entry, data(query, state));
    }

    private static Data<AccountState> data(ExternalMapQueryContext<String, AccountState, ?> query, AccountState state) {
        return query.wrapValueAsData(state);
    }

    private static Account account(String id, AccountState state) {
        return new Account(
                id,
                state.availableMicros(),
                state.reservedMicros(),
                state.runningCalls(),
                state.maxCalls(),
                state.barred() || state.closing());
    }

    @Override
    public void close() {
        map.close();
    }
}
