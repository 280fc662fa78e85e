package id.pulsa.charging.admission;

/**
 * A simulated radio cell (sector).
 *
 * @param name unique
 * @param cluster the group of cells that it belongs to; may be empty
 * @param site the place of its mast; may be empty
 * @param channels calls that it carries at once, ≥ 0
 * @param transceivers number of TRX, or 0 when not known
 * @param gosPermille grade of service that it is dimensioned for: blocked calls in a thousand, 0 to 1000
 * @param policy how new calls are admitted
 */
public record Cell(
        String name,
        String cluster,
        String site,
        int channels,
        int transceivers,
        int gosPermille,
        AdmissionPolicy policy) {}
