package id.pulsa.charging.admission;

/**
 * While the load P0 is above the capacity C, only the part f = C/P0 of the new calls is let through, although channels
 * are free; the hard limit of the channels stays. Which calls is decided by carrying the fraction on from call to call, so
 * that those refused are spread evenly and the part is exact to one call.
 */
public record PreblockingAdmission() implements AdmissionPolicy {
    @Override
    public AdmissionGate gate() {
        return new Gate();
    }

    @Override
    public String name() {
        return "preblocking";
    }

    private static final class Gate implements AdmissionGate {
        // Begins in the middle, so that neither side is favoured.
        private double carriedOn = 0.5;

        @Override
        public Verdict decide(CallKind kind, Occupancy occupancy) {
            if (kind == CallKind.NEW && occupancy.offeredErl() > occupancy.capacityErl()) {
                carriedOn += occupancy.capacityErl() / occupancy.offeredErl();
                if (carriedOn < 1) {
                    return Verdict.PREBLOCKED;
                }
                carriedOn -= 1;
            }
            return occupancy.fits() ? Verdict.ADMITTED : Verdict.FULL;
        }
    }
}
