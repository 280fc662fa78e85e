package id.pulsa.proxy.world;

/**
 * What a disk does to commits.
 *
 * @param minMillis that each takes at least
 * @param maxMillis that each takes at most
 * @param failed share of them that fails with nothing written, 0–1
 * @param doubtful share of them that is written although it is reported as failed, 0–1
 * @param fatal share of them at which the process dies: half of these before, half after the disk has it
 */
public record DiskFaults(int minMillis, int maxMillis, double failed, double doubtful, double fatal) {
    /** A disk as it should be. */
    public static final DiskFaults NONE = new DiskFaults(2, 2, 0, 0, 0);
}
