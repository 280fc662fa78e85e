package id.pulsa.charging.admission;

/** What a cell says to a call. The names are stored. */
public enum Verdict {
    /** It has its channels. */
    ADMITTED,
    /** Fewer channels are free than it needs. */
    FULL,
    /** Refused to bring the load down to the capacity, although channels may be free. */
    PREBLOCKED,
    /** What is free is kept for handovers and emergency calls. */
    GUARDED
}
