package id.pulsa.charging.cell;

/**
 * How a cell looked at one moment: what is worth drawing of a {@link CellStatus}.
 *
 * @param atWallMillis when
 * @param busy channels taken
 * @param offeredErl measured load, in erlang
 * @param capacityErl the load that it is dimensioned for, in erlang
 * @param predicted blocking by Erlang B for the measured load, 0 to 1
 * @param arrivals calls that came in the measuring window
 * @param blocked those of them that were refused
 * @param ratioThousandths price ratio
 */
public record CellPoint(
        long atWallMillis,
        int busy,
        double offeredErl,
        double capacityErl,
        double predicted,
        long arrivals,
        long blocked,
        int ratioThousandths) {
    static CellPoint of(CellStatus status, long atWallMillis) {
        return new CellPoint(
                atWallMillis,
                status.busy(),
                status.offeredErl(),
                status.capacityErl(),
                status.blocking(),
                status.measured().arrivals(),
                status.measured().blocked(),
                status.ratioThousandths());
    }
}
