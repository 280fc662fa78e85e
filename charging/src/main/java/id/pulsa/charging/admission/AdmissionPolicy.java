package id.pulsa.charging.admission;

/** How a cell decides on calls that are no emergency calls. Immutable; what is remembered from call to call is in the gate. */
public sealed interface AdmissionPolicy permits ChannelsAdmission, PreblockingAdmission, GuardAdmission {
    /** A gate for one cell. */
    AdmissionGate gate();

    /** Its name in {@code cells.yaml}, records and reports. */
    String name();
}
