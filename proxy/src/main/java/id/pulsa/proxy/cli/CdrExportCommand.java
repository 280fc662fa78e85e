package id.pulsa.proxy.cli;

import id.pulsa.charging.ledger.CdrOrder;
import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.CdrFormat;
import id.pulsa.proxy.admin.CdrQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa cdr export}. */
@Command(
        name = "export",
        description = "Write call detail records, oldest first unless told otherwise, as CSV or as JSON lines.")
final class CdrExportCommand implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Option(names = "--format", paramLabel = "csv|jsonl", defaultValue = "csv", description = "Default: csv.")
    private String format = "csv";

    @Option(names = "--output", paramLabel = "FILE", description = "Where to (default: standard output).")
    private @Nullable Path output;

    @Mixin
    private final CdrFilterOptions filter = new CdrFilterOptions();

    CdrExportCommand(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        CdrFormat chosen =
                switch (format.toLowerCase(Locale.ROOT)) {
                    case "csv" -> CdrFormat.CSV;
                    case "jsonl" -> CdrFormat.JSONL;
                    default -> throw new UsageException("--format must be csv or jsonl, found \"" + format + "\"");
                };
        CdrQuery wanted = filter.query(around.zone(), CdrOrder.OLDEST_FIRST);
        try (Connection connection = connector.toRead()) {
            if (output == null) {
                connection.records().exportCdrs(wanted.filter(), wanted.order(), chosen, around.out());
                around.out().flush();
            } else {
                try (OutputStream file = Files.newOutputStream(output)) {
                    connection.records().exportCdrs(wanted.filter(), wanted.order(), chosen, file);
                }
            }
        } catch (IOException e) {
            throw new FailedException(
                    "the export" + (output == null ? "" : " to " + output) + " broke off: " + e.getMessage(), e);
        }
        return ExitCode.OK;
    }
}
