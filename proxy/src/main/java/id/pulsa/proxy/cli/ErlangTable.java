package id.pulsa.proxy.cli;

import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.proxy.admin.Document;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The capacity in erlang of cells with so many channels at some grades of service.
 *
 * @param from least channels
 * @param to most channels
 */
record ErlangTable(int from, int to, List<BigDecimal> gos) {
    private static final String PUBLISHED_GOS = "0.007,0.008,0.009,0.01,0.02,0.03,0.05,0.1,0.2,0.4";
    private static final String PUBLISHED_CHANNELS = "1-50";
    private static final int MOST_GOS = 20;

    /**
     * Reads what is wanted of it.
     *
     * @param channels {@code FROM-TO} or one number; null for those of the published table
     * @param gos list; null for that of the published table
     */
    static ErlangTable of(@Nullable String channels, @Nullable String gos) {
        String range = channels == null ? PUBLISHED_CHANNELS : channels;
        int dash = range.indexOf('-', 1);
        int from = TrafficText.channels(dash < 0 ? range : range.substring(0, dash));
        int to = dash < 0 ? from : TrafficText.channels(range.substring(dash + 1));
        if (from > to) {
            throw new UsageException("--channels: " + from + " is more than " + to + "; write the lower number first");
        }
        return new ErlangTable(from, to, TrafficText.gosList(gos == null ? PUBLISHED_GOS : gos, MOST_GOS));
    }

    void text(PrintStream out) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column("CHANNELS", "channels", Column.Kind.NUMBER));
        for (BigDecimal one : gos) {
            columns.add(new Column(one.toPlainString(), one.toPlainString(), Column.Kind.NUMBER));
        }
        out.println("Offered traffic in erlang at which a cell reaches the grade of service above the column.");
        out.println();
        Listing listing = new Listing(out, false, columns);
        for (int channels = from; channels <= to; channels++) {
            Document row = new Document().put("channels", channels);
            for (BigDecimal one : gos) {
                row.put(one.toPlainString(), printed(channels, one));
            }
            listing.add(row);
        }
        listing.end();
    }

    /** As the published table is: the grades of service are the headers. */
    void csv(PrintStream out) {
        out.println("channels," + gos.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(",")));
        for (int channels = from; channels <= to; channels++) {
            StringBuilder line = new StringBuilder(Integer.toString(channels));
            for (BigDecimal one : gos) {
                line.append(',').append(printed(channels, one));
            }
            out.println(line);
        }
    }

    /** One object a value, in full precision. */
    void json(PrintStream out) {
        Listing listing = new Listing(out, true, List.of());
        for (int channels = from; channels <= to; channels++) {
            for (BigDecimal one : gos) {
                BigDecimal load = BigDecimal.valueOf(ErlangB.capacity(channels, one.doubleValue()));
                listing.add(new ErlangAnswer(channels, load, one).document());
            }
        }
        listing.end();
    }

    private static String printed(int channels, BigDecimal gos) {
        return TrafficText.printed(ErlangB.capacity(channels, gos.doubleValue()));
    }
}
