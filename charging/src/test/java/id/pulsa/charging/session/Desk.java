package id.pulsa.charging.session;

import id.pulsa.charging.account.Account;
import id.pulsa.charging.cell.Cells;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.CallDetailRecord;
import id.pulsa.charging.ledger.DataDirectory;
import id.pulsa.charging.ledger.ImportRow;
import id.pulsa.charging.ledger.LedgerOptions;
import id.pulsa.charging.ledger.LedgerReads;
import id.pulsa.charging.ledger.Outcome;
import id.pulsa.charging.ledger.Subscriber;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.ledger.VerificationReport;
import id.pulsa.charging.ledger.sqlite.SqliteLedgerReads;
import id.pulsa.charging.rating.Rater;
import id.pulsa.charging.time.FakeTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;

/** A store in a temporary directory with a clock that a test moves, and short words for what tests do with it. */
final class Desk implements AutoCloseable {
    static final long RUPIAH = 1_000_000;
    static final StoreOptions SMALL =
            new StoreOptions(10_000, 3, new LedgerOptions(Duration.ofMillis(1), 50_000, 4_096, Duration.ofMillis(5)));

    final FakeTime time;
    final DataDirectory directory;
    final ChargingStore store;
    private int calls;
    private final String prefix;

    Desk(Path root, FakeTime time) {
        this.time = time;
        this.directory = DataDirectory.open(root);
        this.store = ChargingStore.open(directory, SMALL, time);
        this.prefix = "call-" + time.wallMillis() + "-";
    }

    static <T> T await(CompletableFuture<T> future) {
        return Assertions.assertDoesNotThrow(() -> future.get(20, TimeUnit.SECONDS));
    }

    PrepaidCharging charging(Rater rater, Cells cells) {
        return new PrepaidCharging(
                store, rater, cells, ChargingRules.NONE, time, refusal -> refusal == Refusal.NO_CREDIT ? 402 : 403);
    }

    static Subscriber subscriber(String number, String account, String plan, int maxCalls) {
        return new Subscriber(
                number,
                account,
                plan,
                "0123456789abcdef".repeat(2),
                "fedcba9876543210".repeat(4),
                maxCalls,
                false,
                null,
                null);
    }

    static ImportRow row(Subscriber subscriber, long micros) {
        return new ImportRow(subscriber, micros, AccountTerms.PLAIN);
    }

    Desk subscriberWith(String number, String account, long micros) {
        Outcome outcome = await(
                store.provisioning().addSubscriber("first:" + number, subscriber(number, account, "lab", 0), micros));
        Assertions.assertInstanceOf(Outcome.Applied.class, outcome);
        return this;
    }

    CallAttempt attempt(@Nullable String caller, String called) {
        return new CallAttempt(
                prefix + calls++, caller, caller == null ? "pbx" : caller, called, null, false, null, null);
    }

    static CallSession granted(Authorisation authorisation) {
        return Assertions.assertInstanceOf(Authorisation.Granted.class, authorisation)
                .session();
    }

    static Authorisation.Refused refused(Authorisation authorisation) {
        return Assertions.assertInstanceOf(Authorisation.Refused.class, authorisation);
    }

    Account account(String id) {
        Account account = store.accounts().find(id);
        Assertions.assertNotNull(account);
        return account;
    }

    /** Another number of calls at once, barred or not. */
    Outcome agree(String account, int maxCalls, boolean barred) {
        return await(
                store.provisioning().changeAccount(account, new TermsChange(maxCalls, barred, null, null, null, null)));
    }

    /** What the view shows of the account's money and calls. */
    void assertHolds(String account, long availableMicros, long reservedMicros, int runningCalls) {
        Account now = account(account);
        Assertions.assertEquals(
                "available " + availableMicros + ", reserved " + reservedMicros + ", calls " + runningCalls,
                "available " + now.availableMicros() + ", reserved " + now.reservedMicros() + ", calls "
                        + now.runningCalls());
    }

    CallDetailRecord cdr(String callId) {
        await(store.ledger().flush());
        CallDetailRecord cdr = store.reads().cdr(callId);
        Assertions.assertNotNull(cdr);
        return cdr;
    }

    void assertBooksClean() {
        await(store.ledger().flush());
        Assertions.assertEquals(List.of(), store.reads().verify().discrepancies());
    }

    @Override
    public void close() {
        store.close();
        directory.close();
    }

    /** The books of a data directory that nobody has open. */
    static VerificationReport verify(Path root) {
        try (LedgerReads reads = SqliteLedgerReads.open(DataDirectory.ledgerFile(root))) {
            return reads.verify();
        }
    }
}
