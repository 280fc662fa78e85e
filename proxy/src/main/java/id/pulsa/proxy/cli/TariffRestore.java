package id.pulsa.proxy.cli;

import id.pulsa.charging.yaml.ConfigException;
import id.pulsa.proxy.access.Principal;
import id.pulsa.proxy.admin.EntityTag;
import id.pulsa.proxy.admin.TariffEditing;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pulsa tariff restore}. */
@Command(name = "restore", description = "Put an earlier version of the tariffs into force again.")
final class TariffRestore implements Callable<Integer> {
    private final Connector connector;
    private final Surroundings around;

    @Parameters(paramLabel = "N", description = "As \"tariff history\" shows it.")
    private long number;

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why; the history shows it.")
    private @Nullable String comment;

    @Mixin
    private final JsonOption json = new JsonOption();

    TariffRestore(Connector connector, Surroundings around) {
        this.connector = connector;
        this.around = around;
    }

    @Override
    public Integer call() throws ConfigException {
        TariffEditing editing = connector.gatewayTariffTexts();
        String condition = EntityTag.of(editing.text().text("digest"));
        return new ReloadText(around, json.wanted())
                .show(() -> editing.restore(number, condition, Principal.LOCAL_NAME, comment));
    }
}
