package id.pulsa.charging.admission;

/** Decides for one cell, call after call. Not thread-safe. */
public interface AdmissionGate {
    /**
     * What it says to one call.
     *
     * @param kind {@link CallKind#NEW} or {@link CallKind#HANDOVER}
     */
    Verdict decide(CallKind kind, Occupancy occupancy);
}
