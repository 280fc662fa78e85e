package id.pulsa.proxy.cli;

import id.pulsa.charging.erlang.ErlangB;
import id.pulsa.proxy.admin.Document;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Channels, load and grade of service that belong together by Erlang's loss formula.
 *
 * @param load offered traffic in erlang
 * @param gos grade of service: what was asked for, else the blocking
 */
record ErlangAnswer(int channels, BigDecimal load, BigDecimal gos) {
    private static final MathContext DIGITS = new MathContext(7);

    /** Any two give the third. */
    static ErlangAnswer of(@Nullable String channels, @Nullable String load, @Nullable String gos) {
        if (channels != null && gos != null && load == null) {
            return loadFor(TrafficText.channels(channels), TrafficText.gos(gos));
        }
        if (channels != null && load != null && gos == null) {
            return blockingOf(TrafficText.channels(channels), TrafficText.load(load));
        }
        if (load != null && gos != null && channels == null) {
            return channelsFor(TrafficText.load(load), TrafficText.gos(gos));
        }
        throw new UsageException(
                channels == null
                        ? "two of --channels, --load and --gos give the third; or --table prints a table"
                        : load == null
                                ? "--channels alone says nothing: give --gos too for the load, or --load for the blocking"
                                : "--channels, --load and --gos are all given: leave out the one to be computed");
    }

    private static ErlangAnswer loadFor(int channels, BigDecimal gos) {
        double load = ErlangB.capacity(channels, gos.doubleValue());
        return new ErlangAnswer(channels, BigDecimal.valueOf(load), gos);
    }

    private static ErlangAnswer blockingOf(int channels, BigDecimal load) {
        double blocking = ErlangB.blocking(channels, load.doubleValue());
        return new ErlangAnswer(channels, load, BigDecimal.valueOf(blocking));
    }

    private static ErlangAnswer channelsFor(BigDecimal load, BigDecimal gos) {
        try {
            return new ErlangAnswer(ErlangB.channels(load.doubleValue(), gos.doubleValue()), load, gos);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    Document document() {
        return new Document().put("channels", channels).put("load_erl", load).put("gos", gos);
    }

    void print(PrintStream out) {
        double offered = load.doubleValue();
        double blocking = ErlangB.blocking(channels, offered);
        line(out, "channels", Integer.toString(channels));
        line(out, "load", digits(load) + " erl offered");
        line(out, "gos", TrafficText.part(gos.round(DIGITS)));
        if (Math.abs(blocking - gos.doubleValue()) > 1e-6 * gos.doubleValue()) {
            line(out, "blocking", TrafficText.part(new BigDecimal(blocking).round(DIGITS)));
        }
        double carried = ErlangB.carried(channels, offered);
        line(
                out,
                "carried",
                digits(new BigDecimal(carried)) + " erl, each channel busy "
                        + digits(new BigDecimal(100 * carried / channels)) + " % of the time");
        line(out, "lost", digits(new BigDecimal(ErlangB.lost(channels, offered))) + " erl");
    }

    private static String digits(BigDecimal value) {
        return TrafficText.plain(value.round(DIGITS).stripTrailingZeros());
    }

    private static void line(PrintStream out, String name, String value) {
        out.println(name + " ".repeat(10 - name.length()) + value);
    }
}
