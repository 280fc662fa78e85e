package id.pulsa.charging.admission;

/** A call is admitted while a channel is free. */
public record ChannelsAdmission() implements AdmissionPolicy, AdmissionGate {
    @Override
    public AdmissionGate gate() {
        return this;
    }

    @Override
    public Verdict decide(CallKind kind, Occupancy occupancy) {
        return occupancy.fits() ? Verdict.ADMITTED : Verdict.FULL;
    }

    @Override
    public String name() {
        return "channels";
    }
}
