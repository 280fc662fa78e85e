package id.pulsa.charging.cell;

import id.pulsa.charging.erlang.ErlangB;
import java.util.List;

/**
 * A simulated radio cell (sector), as configured.
 *
 * @param name unique
 * @param cluster the group of cells that it belongs to; may be empty
 * @param site the place of its mast; may be empty
 * @param channels calls that it carries at once, 0 to {@link ErlangB#MAX_CHANNELS}
 * @param transceivers number of TRX, or 0 when not known
 * @param terms how it admits and what it charges
 * @param ids identities that phones give it in P-Access-Network-Info, as {@link CellIds} writes them
 * @param networks where phones in it send from
 */
public record Cell(
        String name,
        String cluster,
        String site,
        int channels,
        int transceivers,
        CellTerms terms,
        List<String> ids,
        List<SourceNetwork> networks) {
    public Cell {
        ids = List.copyOf(ids);
        networks = List.copyOf(networks);
    }

    /** One on the usual terms, found only as home cell. */
    public static Cell of(String name, int channels) {
        return new Cell(name, "", "", channels, 0, CellTerms.USUAL, List.of(), List.of());
    }

    /** The offered traffic at which its grade of service is reached, in erlang. */
    public double capacityErl() {
        return ErlangB.capacity(channels, terms.gosPermille() / 1_000.0);
    }

    /**
     * Voice channels of a GSM cell: eight time slots for each transceiver, less one for the broadcast channel and one for
     * signalling with each two transceivers.
     *
     * @param transceivers number of TRX, ≥ 0
     */
    public static int channelsOf(int transceivers) {
        return transceivers == 0 ? 0 : 8 * transceivers - 1 - transceivers / 2;
    }
}
