package id.pulsa.charging.admission;

/** How a cell decides on a new call. */
public enum AdmissionPolicy {
    /** While a channel is free. */
    CHANNELS
}
