package id.pulsa.charging.simulation;

/** Who watches a simulation. Called by one thread at a time, of those that simulate. */
public interface Progress {
    /** Nobody. */
    Progress NONE = new Progress() {
        @Override
        public void reached(double fraction, long simulatedMillis) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * So much is done; about once a virtual hour of each replication.
     *
     * @param fraction 0 to 1
     * @param simulatedMillis virtual time of all replications together, in ms
     */
    void reached(double fraction, long simulatedMillis);

    /** Whether it is to stop at once; asked often. */
    boolean cancelled();
}
