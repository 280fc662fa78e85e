package id.pulsa.charging.cell;

/** What becomes of a call whose phone has gone to a cell that is full. */
public enum FullHandover {
    /** It keeps its channel in the cell it comes from. */
    KEEP,
    /** It is hung up. */
    DROP
}
