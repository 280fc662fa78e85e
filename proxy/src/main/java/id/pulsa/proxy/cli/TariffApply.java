package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.access.Principal;
import id.pulsa.proxy.admin.EntityTag;
import id.pulsa.proxy.admin.TariffDraft;
import id.pulsa.proxy.admin.TariffEditing;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code pulsa tariff apply}. */
@Command(
        name = "apply",
        description = "Have the running gateway write a text for its tariffs and put it into force; a mistake changes"
                + " nothing, and what was there is kept.")
final class TariffApply implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Mixin
    private final TariffFileOption file = new TariffFileOption();

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why; the history shows it.")
    private @Nullable String comment;

    @Mixin
    private final JsonOption json = new JsonOption();

    TariffApply(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        TariffEditing editing = connector.gatewayTariffTexts();
        TariffDraft draft = file.draft(around, comment);
        String condition = EntityTag.of(editing.text().text("digest"));
        return new ReloadText(around, json.wanted()).show(() -> editing.apply(draft, condition, Principal.LOCAL_NAME));
    }
}
