package id.pulsa.proxy.admin;

/**
 * How hard an import works.
 *
 * @param batchRows rows in one transaction: while it is committed, nothing else is
 * @param hashThreads threads that hash passwords, ≥ 1
 */
public record ImportPace(int batchRows, int hashThreads) {
    /** Beside running calls: their records must reach the disk within 50 ms. */
    public static final ImportPace BESIDE_CALLS = new ImportPace(500, 1);

    /** With the ledger for itself. */
    public static ImportPace alone(int processors) {
        return new ImportPace(10_000, Math.max(1, processors));
    }
}
