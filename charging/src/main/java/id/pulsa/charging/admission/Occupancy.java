package id.pulsa.charging.admission;

/**
 * How full a cell is when a call wants its channels.
 *
 * @param channels that it has
 * @param busy that are taken; more than {@code channels} after emergency calls, and when a cell was made smaller
 * @param wanted that the call needs, > 0
 * @param offeredErl its estimated load, in erlang
 * @param capacityErl the load that it is dimensioned for, in erlang
 */
public record Occupancy(int channels, int busy, int wanted, double offeredErl, double capacityErl) {
    /** Whether the channels wanted are free. */
    public boolean fits() {
        return busy + wanted <= channels;
    }
}
