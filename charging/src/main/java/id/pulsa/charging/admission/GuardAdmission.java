package id.pulsa.charging.admission;

/**
 * Some channels are kept for calls that come over from other cells, and for emergency calls: a call that breaks off
 * annoys more than one that does not begin.
 *
 * @param guardChannels how many, ≥ 0
 */
public record GuardAdmission(int guardChannels) implements AdmissionPolicy, AdmissionGate {
    @Override
    public AdmissionGate gate() {
        return this;
    }

    @Override
    public Verdict decide(CallKind kind, Occupancy occupancy) {
        if (!occupancy.fits()) {
            return Verdict.FULL;
        }
        return kind == CallKind.NEW && occupancy.busy() + occupancy.wanted() > occupancy.channels() - guardChannels
                ? Verdict.GUARDED
                : Verdict.ADMITTED;
    }

    @Override
    public String name() {
        return "guard";
    }
}
