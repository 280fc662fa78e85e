package id.pulsa.charging.account;

/** What the map holds of an account; always the same size, so that an update never moves an entry. */
record AccountState(
        long availableMicros, long reservedMicros, int runningCalls, int maxCalls, boolean barred, boolean closing) {
    AccountState withAmounts(long available, long reserved) {
        return new AccountState(available, reserved, runningCalls, maxCalls, barred, closing);
    }

    AccountState withCalls(int calls) {
        return new AccountState(availableMicros, reservedMicros, calls, maxCalls, barred, closing);
    }

    AccountState withLimits(int newMaxCalls, boolean newBarred) {
        return new AccountState(availableMicros, reservedMicros, runningCalls, newMaxCalls, newBarred, closing);
    }

    AccountState withClosing(boolean newClosing) {
        return new AccountState(availableMicros, reservedMicros, runningCalls, maxCalls, barred, newClosing);
    }
}
