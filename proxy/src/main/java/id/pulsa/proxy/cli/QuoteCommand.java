package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.QuoteRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
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

    @Option(names = "--from", paramLabel = "NUMBER", description = "The caller; gives the plan and the home cell.")
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

    @Option(names = "--cell", paramLabel = "CELL", description = "Where the caller is (default: the home cell).")
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
        QuoteRequest request = request();
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

    private QuoteRequest request() {
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
            return QuoteRequest.of(given::get);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()).replaceAll(PARAMETER, "--$1"));
        }
    }
}
