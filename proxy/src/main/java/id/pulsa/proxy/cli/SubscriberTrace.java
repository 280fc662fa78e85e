package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.charging.yaml.DurationText;
import id.pulsa.proxy.admin.TraceAdministration;
import id.pulsa.proxy.admin.TraceFormat;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa subscriber trace}. */
@Command(
        name = "trace",
        description = {
            "Keep all SIP messages of a subscriber for a time, also those outside calls, or show what was kept.",
            "\"subscriber trace 1001 --for 10m\" begins; \"subscriber trace 1001\" shows; --stop ends."
        })
final class SubscriberTrace implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "NUMBER")
    private String number = "";

    @Option(names = "--for", paramLabel = "TIME", description = "Keep what comes in this time: 10m; at most 1h.")
    private @Nullable String time;

    @Option(names = "--stop", description = "Keep nothing more, and forget what was kept.")
    private boolean stop;

    @Mixin
    private final TraceOutput output = new TraceOutput();

    SubscriberTrace(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        if (stop && time != null) {
            throw new UsageException("--for and --stop exclude each other");
        }
        TraceFormat format = output.format();
        TraceAdministration traces = connector.gatewayTraces();
        if (stop) {
            traces.unwatch(number);
        } else if (time != null) {
            String until = traces.watch(number, duration(time)).textOrNull("until");
            around.err().println("traced until " + until);
        } else {
            output.write(traces.ofSubscriber(number, format), around);
        }
        return ExitCode.OK;
    }

    private static Duration duration(String text) {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--for: " + e.getMessage(), e);
        }
    }
}
