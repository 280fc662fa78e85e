package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.AdminException;
import id.pulsa.proxy.admin.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code pulsa subscriber import}. */
@Command(
        name = "import",
        description = {
            "Add or change subscribers from a CSV file with the columns number,password,balance,plan and, optionally,"
                    + " account,home_cell,max_calls,barred,display_name,valid_until,credit_limit.",
            "A number that exists gets the new data; its balance is left alone. valid_until and"
                    + " credit_limit count for accounts that are new. Bad rows are reported and left out."
        })
final class SubscriberImportCommand implements Callable<Integer> {
    private static final int MAX_PROBLEMS_SHOWN = 20;

    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "FILE.csv")
    private Path file = Path.of("");

    @Mixin
    private final JsonOption json = new JsonOption();

    SubscriberImportCommand(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        if (!Files.isRegularFile(file)) {
            throw new UsageException(file + (Files.exists(file) ? " is not a file" : ": no such file"));
        }
        Document summary;
        try (Connection connection = connector.toProvision();
                InputStream in = Files.newInputStream(file);
                ProgressStream progress =
                        new ProgressStream(in, Files.size(file), around.err(), around.terminal(), around.time())) {
            summary = connection.administration().importSubscribers(progress, MAX_PROBLEMS_SHOWN);
        } catch (AdminException e) {
            throw e.kind() == AdminException.Kind.INVALID ? new UsageException(file + ": " + e.getMessage()) : e;
        } catch (IOException e) {
            throw new FailedException(file + " cannot be read: " + e.getMessage(), e);
        }
        report(summary);
        return summary.number("rejected", 0) == 0 ? ExitCode.OK : ExitCode.FAILED;
    }

    private void report(Document summary) {
        long unseen = summary.number("rejected", 0);
        for (Document problem : summary.documents("problems")) {
            around.err().println(file + ":" + problem.number("line", 0) + ": " + problem.text("message"));
            unseen--;
        }
        if (unseen > 0) {
            around.err().println("… and " + unseen + " more bad rows");
        }
        if (json.wanted()) {
            around.out().println(summary);
        } else {
            around.out()
                    .println("added " + summary.number("added", 0) + ", changed " + summary.number("changed", 0)
                            + ", unchanged " + summary.number("unchanged", 0) + ", rejected "
                            + summary.number("rejected", 0));
        }
    }
}
