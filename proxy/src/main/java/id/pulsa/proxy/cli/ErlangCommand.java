package id.pulsa.proxy.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa erlang}. */
@Command(
        name = "erlang",
        description = "Erlang's loss formula (Erlang B): of channels, load and grade of service any two give the third."
                + " With --table, a table of loads.")
final class ErlangCommand implements Callable<Integer> {
    private final Surroundings around;

    @Option(
            names = "--channels",
            paramLabel = "N",
            description = "Channels, 1 to 10000; with --table also FROM-TO (default: 1-50).")
    private @Nullable String channels;

    @Option(names = "--load", paramLabel = "ERLANG", description = "Offered traffic, for example 12.5.")
    private @Nullable String load;

    @Option(
            names = "--gos",
            paramLabel = "GOS",
            description = "Grade of service, the part of the calls that is lost: 0.01 or 1%%; with --table also a list"
                    + " (default: the ten of the published table).")
    private @Nullable String gos;

    @Option(
            names = "--table",
            description = "Print a table: the load for each number of channels and grade of service.")
    private boolean table;

    @Option(names = "--csv", description = "The table as CSV.")
    private boolean csv;

    @Mixin
    private final JsonOption json = new JsonOption();

    ErlangCommand(Surroundings around) {
        this.around = around;
    }

    @Override
    public Integer call() {
        if (csv && (json.wanted() || !table)) {
            throw new UsageException(table ? "--csv and --json exclude each other" : "--csv needs --table");
        }
        if (table) {
            table();
        } else {
            ErlangAnswer answer = ErlangAnswer.of(channels, load, gos);
            if (json.wanted()) {
                around.out().println(answer.document());
            } else {
                answer.print(around.out());
            }
        }
        return ExitCode.OK;
    }

    private void table() {
        if (load != null) {
            throw new UsageException("--table prints loads: it takes --channels and --gos, not --load");
        }
        ErlangTable wanted = ErlangTable.of(channels, gos);
        if (json.wanted()) {
            wanted.json(around.out());
        } else if (csv) {
            wanted.csv(around.out());
        } else {
            wanted.text(around.out());
        }
    }
}
