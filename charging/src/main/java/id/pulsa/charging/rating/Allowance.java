package id.pulsa.charging.rating;

/**
 * What a call may use before money, and how much the account's daily caps have taken in already: what the account knows
 * and the price must respect. Immutable as seen by the rating.
 */
public interface Allowance {
    /** No bundle, nothing counted towards a cap. */
    Allowance NONE = new Allowance() {
        @Override
        public long bundleMillis() {
            return 0;
        }

        @Override
        public long cappedMicros(int band) {
            return 0;
        }
    };

    /** Talk time that bundles pay for, in ms, ≥ 0. */
    long bundleMillis();

    /**
     * What counts towards the daily cap of this destination and band so far, without the call itself, in micro-units.
     *
     * @param band position in the plan's timetable
     */
    long cappedMicros(int band);
}
