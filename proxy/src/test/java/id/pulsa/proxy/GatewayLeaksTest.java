package id.pulsa.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.pulsa.charging.account.AccountBook;
import id.pulsa.charging.account.Funds;
import id.pulsa.charging.account.OpenResult;
import id.pulsa.charging.account.ReserveTerms;
import id.pulsa.charging.account.Take;
import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.Spending;
import id.pulsa.charging.time.TimeSource;
import id.pulsa.proxy.b2bua.CallSnapshot;
import id.pulsa.proxy.b2bua.CallState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Credit that is held for no call is found; credit of calls, and of what just comes and goes, is not mistaken for it. */
class GatewayLeaksTest {
    private final List<CallSnapshot> calls = new ArrayList<>();
    private final AccountBook accounts =
            AccountBook.inMemory(List.of(account("leaking"), account("calling"), account("busy"), account("idle")));
    private final Clock clock = new Clock();
    private boolean silent;
    private final GatewayLeaks leaks = new GatewayLeaks(accounts, () -> silent ? null : calls, clock);

    private static AccountRow account(String id) {
        return new AccountRow(id, 100_000_000, AccountTerms.PLAIN, new Spending(0, 0, 0));
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void tellsOfAccountsThatHoldTheSameForNoCall() {
        hold("leaking");
        hold("calling");
        calls.add(call("calling"));
        hold("busy");
        assertNull(lookAfterAMinute());
        more("busy");
        assertNull(lookAfterAMinute());
        assertEquals("1 accounts hold credit for no call, among them leaking", lookAfterAMinute());
        assertEquals("1 accounts hold credit for no call, among them leaking", leaks.look(), "between two looks");
        more("leaking");
        assertEquals("1 accounts hold credit for no call, among them busy", lookAfterAMinute());
    }

    @Test
    void concludesNothingWhileItDoesNotKnowWhatRuns() {
        hold("leaking");
        lookAfterAMinute();
        lookAfterAMinute();
        silent = true;
        assertNull(lookAfterAMinute());
        silent = false;
        assertNull(lookAfterAMinute());
        assertNull(lookAfterAMinute());
        assertEquals("1 accounts hold credit for no call, among them leaking", lookAfterAMinute());
    }

    private @Nullable String lookAfterAMinute() {
        clock.nanos += GatewayLeaks.EVERY_NANOS;
        return leaks.look();
    }

    private void hold(String account) {
        assertEquals(OpenResult.OPENED, accounts.open(account, new Million(), 0, 0));
    }

    private void more(String account) {
        accounts.reserve(account, new Million(), 0);
    }

    private static CallSnapshot call(String account) {
        return new CallSnapshot(
                "c", "1", "2", account, "r", CallState.ESTABLISHED, 0, 1, 1, 10_000, 1_000_000, null, 1_000);
    }

    private static final class Million implements ReserveTerms {
        @Override
        public String called() {
            return "2";
        }

        @Override
        public boolean free() {
            return false;
        }

        @Override
        public Take take(Funds funds) {
            return new Take(1_000_000, List.of());
        }
    }

    private static final class Clock implements TimeSource {
        long nanos;

        @Override
        public long wallMillis() {
            return 0;
        }

        @Override
        public long nanos() {
            return nanos;
        }
    }
}
