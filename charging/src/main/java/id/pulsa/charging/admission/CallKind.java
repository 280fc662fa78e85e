package id.pulsa.charging.admission;

/** What a cell is asked to carry. */
public enum CallKind {
    /** A call that begins. */
    NEW,
    /** A call that comes over from another cell. */
    HANDOVER,
    /** An emergency call, new or from another cell: always admitted. */
    EMERGENCY
}
