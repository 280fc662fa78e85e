package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.QuoteRequest;
import id.pulsa.proxy.admin.WeekRequest;
import id.pulsa.proxy.chart.WeekChart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa quote}. */
@Command(
        name = "quote",
        description = "What a call or a message would cost, and why. Asks the running gateway for what is in force;"
                + " without one, or with --files, the configuration files.")
final class QuoteCommand implements Callable<Integer> {
    /** The options are called like the parameters, but for the hyphens. */
    private static final String PARAMETER = "\"(from|to|plan|at|duration|cell|balance|bundle|message)\"";

    private final Connector connector;
    private final Surroundings around;

    @Option(names = "--from", paramLabel = "NUMBER", description = "The caller; gives the plan and the cell.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "NUMBER", description = "The dialled number.")
    private @Nullable String to;

    @Option(names = "--plan", paramLabel = "PLAN", description = "In place of the caller's plan.")
    private @Nullable String plan;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it is answered: 2026-12-24T19:58:00+07:00, or by the clock of the plan's time zone"
                    + " 2026-12-24T19:58, \"fri 19:58\", 19:58 (default: now).")
    private @Nullable String at;

    @Option(names = "--duration", paramLabel = "TIME", description = "Talk time, for example 90s or 5m.")
    private @Nullable String duration;

    @Option(
            names = "--cell",
            paramLabel = "CELL",
            description =
                    "Where the caller is (default: where the running gateway knows the caller to be, else the home cell).")
    private @Nullable String cell;

    @Option(
            names = "--balance",
            paramLabel = "AMOUNT",
            description = "What the account holds: shows how long the call lasts and when it would be hung up.")
    private @Nullable String balance;

    @Option(names = "--bundle", paramLabel = "TIME", description = "Talk time that bundles pay for, for example 10m.")
    private @Nullable String bundle;

    @Option(names = "--message", description = "A SIP MESSAGE in place of a call.")
    private boolean message;

    @Option(
            names = "--week",
            description =
                    "A map of the week of --at: what a call of --duration (default 1m) to --to costs at each hour;"
                            + " without --to, how little and how much to each destination.")
    private boolean week;

    @Option(names = "--svg", paramLabel = "FILE", description = "With --week and --to: the map as a picture.")
    private @Nullable Path svg;

    @Option(names = "--png", paramLabel = "FILE", description = "The same, as PNG.")
    private @Nullable Path png;

    @Option(names = "--files", description = "By the configuration files, even when a gateway is running.")
    private boolean files;

    @Mixin
    private final JsonOption json = new JsonOption();

    QuoteCommand(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        if (week) {
            return week();
        }
        if (svg != null || png != null) {
            throw new UsageException("--svg and --png need --week");
        }
        QuoteRequest request = request(QuoteRequest::of);
        try (TariffConnection connection = connector.toQuote(files)) {
            Document quote = connection.tariffs().quote(request);
            if (json.wanted()) {
                around.out().println(quote);
            } else {
                QuoteText.print(around.out(), quote);
            }
        }
        return ExitCode.OK;
    }

    private Integer week() throws ConfigException {
        if (cell != null || balance != null || bundle != null || message) {
            throw new UsageException("--week takes --from, --to, --plan, --at and --duration");
        }
        if (to == null && (svg != null || png != null)) {
            throw new UsageException("a picture needs --to, the dialled number");
        }
        WeekRequest request = request(WeekRequest::of);
        Document prices;
        try (TariffConnection connection = connector.toQuote(files)) {
            prices = connection.tariffs().week(request);
        }
        if (json.wanted()) {
            around.out().println(prices);
        } else {
            WeekText.print(around.out(), prices);
        }
        draw(prices);
        return ExitCode.OK;
    }

    private void draw(Document prices) {
        if (svg == null && png == null) {
            return;
        }
        if (!prices.text("status").equals("charged")) {
            throw new FailedException("there are no prices to be drawn");
        }
        WeekChart chart = new WeekChart(WeekDocument.table(prices));
        try {
            if (svg != null) {
                Files.writeString(svg, chart.svg());
            }
            if (png != null) {
                try (OutputStream out = Files.newOutputStream(png)) {
                    chart.png(out);
                }
            }
        } catch (IOException e) {
            throw new FailedException("the picture cannot be written: " + e.getMessage(), e);
        }
    }

    private <T> T request(Function<UnaryOperator<@Nullable String>, T> reading) {
        Map<String, @Nullable String> given = new HashMap<>();
        given.put("from", from);
        given.put("to", to);
        given.put("plan", plan);
        given.put("at", at);
        given.put("duration", duration);
        given.put("cell", cell);
        given.put("balance", balance);
        given.put("bundle", bundle);
        given.put("message", message ? "true" : null);
        try {
            return reading.apply(given::get);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()).replaceAll(PARAMETER, "--$1"));
        }
    }
}
