package id.pulsa.charging.account;

import id.pulsa.charging.ledger.AccountRow;
import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.CapCount;
import id.pulsa.charging.ledger.CapUse;
import id.pulsa.charging.ledger.GrantedBundle;
import id.pulsa.charging.ledger.LiveCall;
import id.pulsa.charging.ledger.Spending;
import id.pulsa.charging.ledger.TermsChange;
import id.pulsa.charging.rating.Charge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What every account has available, what calls hold of it, and how many run. Each operation is atomic under the
 * account's own lock, so concurrent calls never spend one unit more than it holds. Thread-safe; never touches the disk.
 */
public final class AccountBook implements AutoCloseable {
    private final AccountMap map;

    private AccountBook(AccountMap map) {
        this.map = map;
    }

    /**
     * Opens the view's file, created when missing.
     *
     * @param maxAccounts what the file is sized for
     */
    public static AccountBook open(Path file, long maxAccounts) throws IOException {
        return new AccountBook(AccountMap.open(file, maxAccounts));
    }

    /** A book of its own that is in no file and belongs to no ledger: for calls on a virtual clock. */
    public static AccountBook inMemory(Collection<AccountRow> accounts) {
        AccountBook book = new AccountBook(AccountMap.inMemory(Math.max(1, accounts.size())));
        accounts.forEach(book::put);
        return book;
    }

    public @Nullable Account find(String id) {
        AccountState state = map.find(id);
        return state == null ? null : account(id, state);
    }

    /**
     * What keeps calls to a number that cost something from being made, whatever they cost; {@link OpenResult#OPENED}
     * when nothing does.
     *
     * @param called as {@link id.pulsa.charging.tariff.DialledNumber} writes it
     */
    public OpenResult obstacle(String id, String called, long nowWallMillis) {
        AccountState state = map.find(id);
        return state == null ? OpenResult.UNKNOWN_ACCOUNT : state.obstacle(called, false, nowWallMillis);
    }

    /** Whether an account's subscribers can still be called: for a time of grace after its validity. */
    public boolean reachable(String id, long nowWallMillis, long graceMillis) {
        AccountState state = map.find(id);
        return state == null || !state.standing().expired(nowWallMillis - graceMillis);
    }

    /**
     * Takes a call slot and sets the first amount aside, both or neither.
     *
     * @param usualMaxCalls holds for an account without a limit of its own; 0 for none
     */
    public OpenResult open(String id, ReserveTerms terms, int usualMaxCalls, long nowWallMillis) {
        return map.decide(id, OpenResult.UNKNOWN_ACCOUNT, locked -> {
            AccountState state = locked.state();
            OpenResult obstacle = state.obstacle(terms.called(), terms.free(), nowWallMillis);
            if (obstacle != OpenResult.OPENED) {
                return obstacle;
            }
            int ownMaxCalls = state.standing().maxCalls();
            int maxCalls = ownMaxCalls > 0 ? ownMaxCalls : usualMaxCalls;
            if (maxCalls > 0 && state.runningCalls() >= maxCalls) {
                return OpenResult.CALL_LIMIT;
            }
            StateFunds funds = new StateFunds(state, nowWallMillis);
            Take take = terms.take(funds);
            if (take.isNothing()) {
                return funds.limitedByDay() ? OpenResult.DAILY_LIMIT : OpenResult.NO_CREDIT;
            }
            locked.become(taken(state, take).withCalls(Math.addExact(state.runningCalls(), 1)));
            return OpenResult.OPENED;
        });
    }

    /** Lets a call that has its slot take more; nothing when what is left is not enough for anything. */
    public void reserve(String id, ReserveTerms terms, long nowWallMillis) {
        map.decide(id, Take.NOTHING, locked -> {
            Take take = terms.take(new StateFunds(locked.state(), nowWallMillis));
            if (!take.isNothing() && (take.micros() > 0 || !take.bundles().isEmpty())) {
                locked.become(taken(locked.state(), take));
            }
            return take;
        });
    }

    private static AccountState taken(AccountState state, Take take) {
        AccountState after = state.reserving(take.micros());
        return take.bundles().isEmpty() ? after : after.with(state.extras().held(take.bundles()));
    }

    /** Shows a call what its account offers at this instant; it takes nothing. */
    public void show(String id, Consumer<Funds> call, long nowWallMillis) {
        map.decide(id, false, locked -> {
            call.accept(new StateFunds(locked.state(), nowWallMillis));
            return true;
        });
    }

    /**
     * What a call makes of what its account offers at this instant; it takes nothing. Empty when there is no such account.
     */
    public <R> Optional<R> view(String id, Function<Funds, R> call, long nowWallMillis) {
        return map.decide(
                id, Optional.empty(), locked -> Optional.of(call.apply(new StateFunds(locked.state(), nowWallMillis))));
    }

    /**
     * Charges a call whose price has daily caps: the charge is worked out from what the caps have counted at this
     * instant, and they count it. To be settled afterwards.
     *
     * @param capKey what the caps are counted under
     * @param day the local day that the call counts for, as day of the epoch
     */
    public Charge charge(String id, String capKey, long day, long nowWallMillis, Function<Funds, Charge> call) {
        return map.decide(id, Charge.NOTHING, locked -> {
            AccountState state = locked.state();
            Charge charge = call.apply(new StateFunds(state, nowWallMillis));
            if (!charge.capShares().isEmpty()) {
                locked.become(state.with(state.extras().counting(day, CapUse.of(capKey, charge))));
            }
            return charge;
        });
    }

    /** Ends a call's hold: posts the charge, gives the rest back, frees the slot. */
    public void settle(String id, Settlement settlement) {
        map.change(id, state -> {
            AccountState after = state.releasing(settlement.heldMicros(), settlement.chargeMicros())
                    .spent(settlement.day(), settlement.chargeMicros())
                    .withCalls(state.runningCalls() - 1);
            return settlement.held().isEmpty()
                    ? after
                    : after.with(state.extras().settled(settlement.held(), settlement.used()));
        });
    }

    /**
     * Sets the price of a SIP MESSAGE aside; like {@link #open}, but takes no call slot.
     *
     * @param day the local day that the message counts for; asked only if the account has a daily limit
     */
    public OpenResult openMessage(String id, String called, long priceMicros, LongSupplier day, long nowWallMillis) {
        return map.decide(id, OpenResult.UNKNOWN_ACCOUNT, locked -> {
            AccountState state = locked.state();
            OpenResult obstacle = state.obstacle(called, priceMicros == 0, nowWallMillis);
            if (obstacle != OpenResult.OPENED) {
                return obstacle;
            }
            StateFunds funds = new StateFunds(state, nowWallMillis);
            if (priceMicros > 0 && priceMicros > funds.micros(day)) {
                return funds.limitedByDay() ? OpenResult.DAILY_LIMIT : OpenResult.NO_CREDIT;
            }
            locked.become(state.reserving(priceMicros));
            return OpenResult.OPENED;
        });
    }

    /** Ends an {@link #openMessage}: posts the charge, gives the rest back. */
    public void settleMessage(String id, Settlement settlement) {
        map.change(
                id,
                state -> state.releasing(settlement.heldMicros(), settlement.chargeMicros())
                        .spent(settlement.day(), settlement.chargeMicros()));
    }

    /** Calls {@code consumer} for every account, in no order. */
    public void forEach(Consumer<Account> consumer) {
        map.forEach((id, state) -> consumer.accept(account(id, state)));
    }

    public long size() {
        return map.size();
    }

    /** Money came in; the account is valid until an instant at least (0: as before). */
    void credit(String id, long amountMicros, long validUntilWallMillis) {
        map.change(
                id, state -> state.crediting(amountMicros).with(state.standing().extended(validUntilWallMillis)));
    }

    /** Sets an amount aside that no call holds, to be withdrawn; false when it is not available. */
    boolean hold(String id, long amountMicros) {
        return map.decide(id, false, locked -> {
            boolean enough = locked.state().spendableMicros() >= amountMicros;
            if (enough) {
                locked.become(locked.state().reserving(amountMicros));
            }
            return enough;
        });
    }

    /** Ends a {@link #hold}: the amount is gone, or is given back. */
    void release(String id, long amountMicros, boolean gone) {
        map.change(id, state -> state.releasing(amountMicros, gone ? amountMicros : 0));
    }

    /** An account as the ledger has it. */
    void put(AccountRow row) {
        map.put(row.id(), AccountState.of(row.balanceMicros(), row.terms(), row.spending()));
    }

    /** Like {@link #credit}, but creates the account when it is missing. */
    void creditOrPut(String id, long amountMicros, long validUntilWallMillis, AccountTerms terms) {
        map.changeOrPut(
                id,
                AccountState.of(0, terms, Spending.NOTHING),
                state -> state.crediting(amountMicros)
                        .with(state.standing().extended(amountMicros == 0 ? 0 : validUntilWallMillis)));
    }

    void agree(String id, TermsChange change) {
        map.change(id, state -> state.agreeing(change));
    }

    void grant(String id, GrantedBundle bundle, long nowWallMillis) {
        map.change(id, state -> state.with(state.extras().granted(bundle, nowWallMillis)));
    }

    void revoke(String id, String bundle, long nowWallMillis) {
        map.change(id, state -> state.with(state.extras().revoked(bundle, nowWallMillis)));
    }

    void count(String id, CapCount cap) {
        map.change(id, state -> state.with(state.extras().withCap(cap)));
    }

    /** Sets aside what an interrupted call may still be charged, and its slot. */
    void adopt(String id, LiveCall call) {
        map.change(
                id,
                state -> state.reserving(call.reservedMicros())
                        .withCalls(state.runningCalls() + 1)
                        .with(state.extras().held(call.bundles())));
    }

    /** Keeps new calls away when none runs; false when one does. */
    boolean beginClosing(String id) {
        return map.decide(id, false, locked -> {
            AccountState state = locked.state();
            boolean idle = state.runningCalls() == 0
                    && state.reservedMicros() == 0
                    && !state.standing().closing();
            if (idle) {
                locked.become(state.with(state.standing().withClosing(true)));
            }
            return idle;
        });
    }

    void cancelClosing(String id) {
        map.change(id, state -> state.with(state.standing().withClosing(false)));
    }

    void remove(String id) {
        map.remove(id);
    }

    private static Account account(String id, AccountState state) {
        return new Account(
                id,
                state.availableMicros(),
                state.reservedMicros(),
                state.runningCalls(),
                state.terms(),
                state.spending(),
                state.extras().bundles());
    }

    @Override
    public void close() {
        map.close();
    }
}
