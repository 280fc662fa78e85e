package id.pulsa.charging.ledger;

/**
 * How long a process lived that ran the calls, as its ledger knows it: it may have lived a little longer.
 *
 * @param startedAtWallMillis its first sign of life
 * @param aliveAtWallMillis its last
 */
public record ProcessLife(long startedAtWallMillis, long aliveAtWallMillis) {
    /** Whether it went on for longer than that after an instant, or after its start if that came later. */
    public boolean outlived(long wallMillis, long millis) {
        return aliveAtWallMillis - Math.max(wallMillis, startedAtWallMillis) > millis;
    }
}
