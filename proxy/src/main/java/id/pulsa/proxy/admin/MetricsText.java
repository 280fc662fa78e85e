package id.pulsa.proxy.admin;

import id.pulsa.charging.money.Micros;
import java.util.List;

/** Writes measurements in the Prometheus text format 0.0.4. */
public final class MetricsText {
    /** What {@code Content-Type} is. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /** Something that goes up and down. */
    public MetricsText gauge(String name, String help, long value) {
        return line(name, help, "gauge", Long.toString(value));
    }

    /** Something that only grows; {@code name} ends in {@code _total}. */
    public MetricsText counter(String name, String help, long value) {
        return line(name, help, "counter", Long.toString(value));
    }

    /** An amount of money in the currency's unit, exact in the text. */
    public MetricsText amount(String name, String help, long micros) {
        return line(name, help, "gauge", Micros.format(micros, 0));
    }

    /** Begins measurements that go up and down and are told apart by labels; {@link #sample} adds them. */
    public MetricsText family(String name, String help) {
        return family(name, help, "gauge");
    }

    /** Like {@link #family}, of things that only grow; {@code name} ends in {@code _total}. */
    public MetricsText counters(String name, String help) {
        return family(name, help, "counter");
    }

    private MetricsText family(String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        return this;
    }

    /**
     * One measurement of the family that was begun last.
     *
     * @param labels names and values in turn; the values may be any text
     */
    public MetricsText sample(String name, double value, String... labels) {
        return labelled(name, number(value), labels);
    }

    /** Like {@link #sample}, of an amount of money in the currency's unit, exact in the text. */
    public MetricsText amountSample(String name, long micros, String... labels) {
        return labelled(name, Micros.format(micros, 0), labels);
    }

    private MetricsText labelled(String name, String value, String... labels) {
        text.append(name);
        for (int i = 0; i < labels.length; i += 2) {
            text.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"");
            text.append(
                    labels[i + 1].replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
            text.append('"');
        }
        text.append("} ").append(value).append('\n');
        return this;
    }

    /**
     * A histogram.
     *
     * @param limits upper ends of the classes, ascending
     * @param upTo how many measurements are at most each of them
     * @param count of all
     * @param sum of all
     */
    public MetricsText histogram(
            String name, String help, List<Double> limits, List<Long> upTo, long count, double sum) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" histogram\n");
        for (int i = 0; i < limits.size(); i++) {
            sample(name + "_bucket", (double) upTo.get(i), "le", number(limits.get(i)));
        }
        sample(name + "_bucket", (double) count, "le", "+Inf");
        text.append(name).append("_sum ").append(number(sum)).append('\n');
        text.append(name).append("_count ").append(count).append('\n');
        return this;
    }

    /** Adds families that somebody else has written in this format, none of which may be here already. */
    public MetricsText add(String exposition) {
        text.append(exposition);
        return this;
    }

    private static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private MetricsText line(String name, String help, String type, String value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        text.append(name).append(' ').append(value).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
