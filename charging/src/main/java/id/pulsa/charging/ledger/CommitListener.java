package id.pulsa.charging.ledger;

/** Learns, in order and on the writer's thread, what has been committed, before the submitter is told. Never blocks. */
public interface CommitListener {
    void committed(LedgerEvent event, Outcome outcome);
}
