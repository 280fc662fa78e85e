package id.pulsa.charging.ledger;

/** What makes the ledger's writer take its turns: a thread of its own, or a test's clock. */
public interface LedgerDrive {
    /** A thread that waits as long as the options say before it commits what nobody waits for. */
    static LedgerDrive ownThread(LedgerOptions options) {
        return new WriterThread(options.linger());
    }

    /** From now on the writer wants a turn whenever something was offered, and at least once a second. */
    void start(LedgerTurns writer);

    /**
     * Something waits for its commit; called on the thread of whoever offers it.
     *
     * @param urgent whether somebody waits for the commit
     */
    void offered(boolean urgent);

    /** Nothing is offered any more: gives the writer its last turns, until it has no work left, and returns. */
    void stop();
}
