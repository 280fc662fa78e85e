package id.pulsa.charging.account;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.openhft.chronicle.hash.Data;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;
import net.openhft.chronicle.map.ExternalMapQueryContext;
import net.openhft.chronicle.map.MapAbsentEntry;
import net.openhft.chronicle.map.MapEntry;
import org.jspecify.annotations.Nullable;

/** The states of all accounts, off the heap. Each change is atomic under the lock of its account. Thread-safe. */
final class AccountMap implements AutoCloseable {
    private static final int TYPICAL_ID_BYTES = 14;

    private final ChronicleMap<String, AccountState> map;
    private final AtomicLong count;

    private AccountMap(ChronicleMap<String, AccountState> map) {
        this.map = map;
        this.count = new AtomicLong(map.longSize());
    }

    /** Opens the file, created when missing and sized for {@code maxAccounts}. */
    static AccountMap open(Path file, long maxAccounts) throws IOException {
        return new AccountMap(builder(maxAccounts).createPersistedTo(file.toFile()));
    }

    /** One without a file. */
    static AccountMap inMemory(long maxAccounts) {
        return new AccountMap(builder(maxAccounts).create());
    }

    private static ChronicleMapBuilder<String, AccountState> builder(long maxAccounts) {
        return ChronicleMapBuilder.of(String.class, AccountState.class)
                .name("accounts")
                .entries(maxAccounts)
                .averageKeySize(TYPICAL_ID_BYTES)
                .averageValueSize(AccountMarshaller.PLAIN_SIZE)
                .valueMarshaller(AccountMarshaller.INSTANCE)
                .checksumEntries(false)
                .putReturnsNull(true)
                .skipCloseOnExitHook(true);
    }

    @Nullable AccountState find(String id) {
        return map.get(id);
    }

    void forEach(BiConsumer<String, AccountState> consumer) {
        map.forEach(consumer);
    }

    long size() {
        return count.get();
    }

    /** An account's state while it is locked. */
    static final class Locked {
        private final AccountState before;
        private @Nullable AccountState after;

        private Locked(AccountState before) {
            this.before = before;
        }

        AccountState state() {
            return before;
        }

        /** Puts another state in the place of this one when the operation returns. */
        void become(AccountState state) {
            after = state;
        }
    }

    /**
     * Decides something about an account under its lock.
     *
     * @param absent returned when there is no such account
     */
    <R> R decide(String id, R absent, Function<Locked, R> operation) {
        try (ExternalMapQueryContext<String, AccountState, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            MapEntry<String, AccountState> entry = query.entry();
            if (entry == null) {
                return absent;
            }
            Locked locked = new Locked(entry.value().get());
            R result = operation.apply(locked);
            if (locked.after != null) {
                query.replaceValue(entry, data(query, locked.after));
            }
            return result;
        }
    }

    /** Changes an account; one that does not exist is passed over. */
    void change(String id, UnaryOperator<AccountState> change) {
        try (ExternalMapQueryContext<String, AccountState, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            MapEntry<String, AccountState> entry = query.entry();
            if (entry != null) {
                query.replaceValue(entry, data(query, change.apply(entry.value().get())));
            }
        }
    }

    /** Changes an account, which is created in the state given when it is missing. */
    void changeOrPut(String id, AccountState initial, UnaryOperator<AccountState> change) {
        try (ExternalMapQueryContext<String, AccountState, ?> query = map.queryContext(id)) {
            query.updateLock().lock();
            MapEntry<String, AccountState> entry = query.entry();
            if (entry != null) {
                query.replaceValue(entry, data(query, change.apply(entry.value().get())));
                return;
            }
            MapAbsentEntry<String, AccountState> absent = query.absentEntry();
            if (absent != null) {
                count.incrementAndGet();
                query.insert(absent, data(query, change.apply(initial)));
            }
        }
    }

    private static Data<AccountState> data(ExternalMapQueryContext<String, AccountState, ?> query, AccountState state) {
        return query.wrapValueAsData(state);
    }

    /** Adds an account that was not there before. */
    void put(String id, AccountState state) {
        count.incrementAndGet();
        map.put(id, state);
    }

    void remove(String id) {
        count.decrementAndGet();
        map.remove(id);
    }

    @Override
    public void close() {
        map.close();
    }
}
