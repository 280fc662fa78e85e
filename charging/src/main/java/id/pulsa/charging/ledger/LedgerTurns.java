package id.pulsa.charging.ledger;

/** The ledger's writer as whoever drives it sees it. All but {@link #isUrgent} is for one thread at a time. */
public interface LedgerTurns {
    /**
     * Commits what waits, or tries again what could not be committed, or writes a sign of life when one is due.
     *
     * @return nanoseconds to wait before the next turn since the store has failed; 0 when it has not
     */
    long turn();

    /** Whether something waits for its commit. */
    boolean hasWork();

    /** Whether somebody waits for what is to be committed; else it may wait a little, so that more shares the commit. */
    boolean isUrgent();
}
