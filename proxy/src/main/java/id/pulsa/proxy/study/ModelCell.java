package id.pulsa.proxy.study;

import id.pulsa.charging.erlang.ErlangB;

/**
 * The cell that curves are drawn of.
 *
 * @param channels 1 to {@link ErlangB#MAX_CHANNELS}
 * @param gos grade of service that it is dimensioned for, above 0 and below 1
 * @param guardChannels kept where the admission is {@code guard}, ≥ 0
 */
public record ModelCell(int channels, double gos, int guardChannels) {
    /** The load of a natural utilisation of 100 %, in erlang. */
    double capacity() {
        return ErlangB.capacity(channels, gos);
    }

    /** In a heading: {@code "30 channels"}. */
    String text() {
        return channels == 1 ? "one channel" : channels + " channels";
    }

    /** For a natural utilisation in percent. */
    double load(int percent) {
        return capacity() * percent / 100;
    }
}
