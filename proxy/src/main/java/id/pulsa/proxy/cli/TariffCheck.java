package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.admin.Document;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code pulsa tariff check}. */
@Command(
        name = "check",
        description = "Check a text for the running gateway's tariffs, and show what it would change; changes nothing.")
final class TariffCheck implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final TariffFileOption file = new TariffFileOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    TariffCheck(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        Document checked = connector.gatewayTariffTexts().check(file.draft(around, null));
        boolean fine = checked.flag("fine", false);
        if (json.wanted()) {
            around.out().println(checked);
        } else {
            ReloadText.findings(checked, "findings").forEach(around.err()::println);
            around.err().flush();
            if (fine) {
                show(checked);
            }
        }
        return fine ? ExitCode.OK : ExitCode.USAGE;
    }

    private void show(Document checked) {
        List<Document> differences = checked.documents("differences");
        long count = checked.number("difference_count", 0);
        around.out().println(count == 0 ? "no mistake; changes no price" : "no mistake; it would change:");
        differences.forEach(one -> around.out().println("  " + one.text("place") + ": " + one.text("change")));
        if (count > differences.size()) {
            around.out().println("  and " + (count - differences.size()) + " more");
        }
    }
}
