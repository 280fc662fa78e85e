package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import id.pulsa.proxy.admin.TariffDraft;
import id.pulsa.proxy.admin.TariffEditing;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa tariff text}. */
@Command(name = "text", description = "Print a file of the running gateway's tariffs.")
final class TariffTextCommand implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Option(
            names = "--file",
            paramLabel = "NAME",
            defaultValue = TariffDraft.MAIN,
            description = "Which: ${DEFAULT-VALUE} (default), or a table that it names.")
    private String name = TariffDraft.MAIN;

    @Parameters(
            arity = "0..1",
            paramLabel = "N",
            description = "As it was in that version, of those that \"tariff history\" lists (default: as it is now).")
    private @Nullable Long version;

    @Mixin
    private final JsonOption json = new JsonOption();

    TariffTextCommand(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        TariffEditing editing = connector.gatewayTariffTexts();
        Document found = version == null ? editing.text() : editing.version(version);
        if (json.wanted()) {
            around.out().println(found);
            return ExitCode.OK;
        }
        List<Document> files = found.documents("files");
        Document file = files.stream()
                .filter(one -> one.text("name").equals(name))
                .findFirst()
                .orElseThrow(() -> new FailedException("there is no file \"" + name + "\"; there are "
                        + String.join(
                                ", ",
                                files.stream().map(one -> one.text("name")).toList())));
        String text = file.textOrNull("text");
        if (text == null) {
            String why = file.textOrNull("left_out");
            throw new FailedException(name + ": " + (why == null ? "not kept" : why));
        }
        around.out().print(text);
        around.out().flush();
        return ExitCode.OK;
    }
}
