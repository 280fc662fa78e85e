package id.pulsa.charging.account;

import id.pulsa.charging.ledger.AccountTerms;
import id.pulsa.charging.ledger.Spending;
import id.pulsa.charging.ledger.TermsChange;

/** What the map holds of an account. All plain accounts have the same size, so that an update never moves their entry. */
record AccountState(
        long availableMicros,
        long reservedMicros,
        int runningCalls,
        Standing standing,
        Spending spending,
        Extras extras) {
    /** An account that no call has touched. */
    static AccountState of(long balanceMicros, AccountTerms terms, Spending spending) {
        return new AccountState(balanceMicros, 0, 0, Standing.of(terms, false), spending, Extras.NONE.withTerms(terms));
    }

    AccountTerms terms() {
        return terms(standing.shut());
    }

    private AccountTerms terms(boolean barred) {
        return new AccountTerms(
                standing.maxCalls(),
                barred,
                standing.validUntilWallMillis(),
                extras.creditLimitMicros(),
                extras.dailyLimitMicros(),
                extras.barredPrefixes());
    }

    /** What keeps calls to a number from being made, whatever they cost; {@link OpenResult#OPENED} when nothing does. */
    OpenResult obstacle(String called, boolean free, long nowWallMillis) {
        if (standing.shut()) {
            return OpenResult.BARRED;
        }
        if (!free && standing.expired(nowWallMillis)) {
            return OpenResult.EXPIRED;
        }
        return !free && extras.bars(called) ? OpenResult.DESTINATION_BARRED : OpenResult.OPENED;
    }

    /** What can be set aside as far as money goes; ≥ 0. */
    long spendableMicros() {
        return Math.max(0, Math.addExact(availableMicros, extras.creditLimitMicros()));
    }

    /** What the daily limit leaves of a day; ≥ 0. */
    long dailyRoomMicros(long day) {
        return Math.max(0, extras.dailyLimitMicros() - Math.addExact(spending.on(day), reservedMicros));
    }

    /** Money is set aside. */
    AccountState reserving(long micros) {
        return withAmounts(Math.subtractExact(availableMicros, micros), Math.addExact(reservedMicros, micros));
    }

    /** What was set aside is given back, but for what is gone. */
    AccountState releasing(long heldMicros, long goneMicros) {
        return withAmounts(
                Math.addExact(availableMicros, heldMicros - goneMicros),
                Math.subtractExact(reservedMicros, heldMicros));
    }

    /** Money comes in. */
    AccountState crediting(long micros) {
        return withAmounts(Math.addExact(availableMicros, micros), reservedMicros);
    }

    private AccountState withAmounts(long available, long reserved) {
        return new AccountState(available, reserved, runningCalls, standing, spending, extras);
    }

    AccountState withCalls(int calls) {
        return new AccountState(availableMicros, reservedMicros, calls, standing, spending, extras);
    }

    /** Some terms are agreed anew; that the account is being removed is no term. */
    AccountState agreeing(TermsChange change) {
        AccountTerms after = change.applyTo(terms(standing.barred()));
        return with(Standing.of(after, standing.closing())).with(extras.withTerms(after));
    }

    /** A charge counts for its day. */
    AccountState spent(long day, long micros) {
        return micros == 0
                ? this
                : new AccountState(
                        availableMicros, reservedMicros, runningCalls, standing, spending.plus(day, micros), extras);
    }

    AccountState with(Standing newStanding) {
        return new AccountState(availableMicros, reservedMicros, runningCalls, newStanding, spending, extras);
    }

    AccountState with(Extras newExtras) {
        return new AccountState(availableMicros, reservedMicros, runningCalls, standing, spending, newExtras);
    }
}
