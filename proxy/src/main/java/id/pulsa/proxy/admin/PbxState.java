package id.pulsa.proxy.admin;

/**
 * Whether the PBX was there when it was asked.
 *
 * @param atWallMillis when that was; 0: it was not asked yet
 * @param status of its answer; 0: none came
 * @param micros how long the answer took
 */
public record PbxState(long atWallMillis, int status, long micros) {
    /** Nobody has asked yet. */
    public static final PbxState UNKNOWN = new PbxState(0, 0, 0);
}
